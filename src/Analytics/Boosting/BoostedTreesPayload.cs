using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Analytics.Boosting;

/// <summary>
/// Reads the payload of <see cref="BoostedTreesFormat"/>. That the checksum matched proves no good will: every count is held against the
/// bytes that are left before memory is set aside for it, and every value against what training can produce.
/// </summary>
internal ref struct BoostedTreesPayload(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public BoostedTrees ReadModel()
    {
        var initialRawScore = ReadFinite();
        var columns = ImmutableArray.CreateBuilder<ColumnShape>(ReadCount(BoostedTreesFormat.SmallestColumn));
        while (columns.Count < columns.Capacity)
            columns.Add(ReadColumn());
        var shapes = columns.MoveToImmutable();
        var trees = ImmutableArray.CreateBuilder<DecisionTree>(ReadCount(BoostedTreesFormat.SmallestTree));
        while (trees.Count < trees.Capacity)
            trees.Add(ReadTree(shapes));
        if (!_rest.IsEmpty)
            throw BoostedTreesReader.Altered("there are bytes after the last tree");
        return new BoostedTrees(initialRawScore, shapes, trees.MoveToImmutable());
    }

    private ColumnShape ReadColumn()
    {
        var kind = (ColumnKind)ReadByte();
        var categoryCount = ReadInt32();
        var isValid = kind switch
        {
            ColumnKind.Numeric => categoryCount == 0,
            ColumnKind.Categorical => categoryCount is >= 0 and <= ColumnShape.MaxCategoryCount,
            _ => false,
        };
        return isValid ? new ColumnShape(kind, categoryCount) : throw BoostedTreesReader.Altered("a column is invalid");
    }

    private DecisionTree ReadTree(ImmutableArray<ColumnShape> columns)
    {
        var nodes = new TreeNode[ReadCount(BoostedTreesFormat.SmallestNode)];
        for (var index = 0; index < nodes.Length; index++)
            nodes[index] = ReadNode(columns);
        return DecisionTree.TryLink(nodes) ?? throw BoostedTreesReader.Altered("nodes do not make up a tree");
    }

    private TreeNode ReadNode(ImmutableArray<ColumnShape> columns)
    {
        var kind = (TreeNodeKind)ReadByte();
        if (kind == TreeNodeKind.Leaf)
            return new TreeNode { Kind = kind, Value = ReadFinite(), SampleCount = ReadSampleCount(), Cover = ReadPositive() };

        var columnIndex = ReadInt32();
        if ((uint)columnIndex >= (uint)columns.Length)
            throw BoostedTreesReader.Altered("a split is on a column the model does not have");
        var node = new TreeNode { Kind = kind, ColumnIndex = columnIndex, MissingGoesLeft = ReadBoolean(), Gain = ReadPositive() };
        return (kind, columns[columnIndex].Kind) switch
        {
            (TreeNodeKind.Threshold, ColumnKind.Numeric) => node with { Threshold = ReadThreshold() },
            (TreeNodeKind.Categories, ColumnKind.Categorical) =>
                node with { LeftCategories = ReadCategories(columns[columnIndex].CategoryCount) },
            _ => throw BoostedTreesReader.Altered("a split does not fit the kind of its column"),
        };
    }

    private float ReadThreshold()
    {
        var threshold = BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
        return float.IsNaN(threshold) ? throw BoostedTreesReader.Altered("a threshold is not a number") : threshold;
    }

    private CategorySet ReadCategories(int categoryCount)
    {
        var wordCount = CategorySet.WordCount(categoryCount);
        var bytes = Take(wordCount * sizeof(ulong));
        var words = ImmutableArray.CreateBuilder<ulong>(wordCount);
        for (var word = 0; word < wordCount; word++)
            words.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes[(word * sizeof(ulong))..]));
        var bitsInLastWord = categoryCount % CategorySet.BitsPerWord;
        if (bitsInLastWord != 0 && words[^1] >> bitsInLastWord != 0)
            throw BoostedTreesReader.Altered("a set has categories the column does not have");
        return new CategorySet(categoryCount, words.MoveToImmutable());
    }

    /// <summary>A number of things of which each takes at least so many bytes.</summary>
    private int ReadCount(int smallestLength)
    {
        var count = ReadInt32();
        return count >= 0 && count <= _rest.Length / smallestLength
            ? count
            : throw BoostedTreesReader.Altered($"a count of {count} does not fit into the bytes that follow");
    }

    private int ReadSampleCount()
    {
        var count = ReadInt32();
        return count > 0 ? count : throw BoostedTreesReader.Altered("a leaf has no samples");
    }

    private double ReadPositive()
    {
        var value = ReadFinite();
        return value > 0 ? value : throw BoostedTreesReader.Altered("a gain or a cover is not above 0");
    }

    private double ReadFinite()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
        return double.IsFinite(value) ? value : throw BoostedTreesReader.Altered("a value is not finite");
    }

    private bool ReadBoolean() => ReadByte() switch
    {
        0 => false,
        1 => true,
        _ => throw BoostedTreesReader.Altered("a yes or no is neither"),
    };

    private byte ReadByte() => Take(1)[0];

    private int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw BoostedTreesReader.Altered("the payload ends within a value");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
