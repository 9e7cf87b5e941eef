using System.Security.Cryptography;

namespace Analytics.Boosting;

/// <summary>Writes models in the format of <see cref="BoostedTreesFormat"/>.</summary>
internal static class BoostedTreesWriter
{
    public static void Write(BoostedTrees model, Stream destination)
    {
        using var content = new MemoryStream();
        // BinaryWriter is little-endian on every machine.
        using (var writer = new BinaryWriter(content, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(BoostedTreesFormat.Magic);
            writer.Write(BoostedTreesFormat.Version);
            writer.Write(0L);
            WritePayload(model, writer);
            var payloadLength = content.Length - BoostedTreesFormat.HeaderLength;
            if (payloadLength > BoostedTreesFormat.MaxPayloadLength)
                throw new NotSupportedException($"A model of {payloadLength} bytes; at most {BoostedTreesFormat.MaxPayloadLength} fit.");
            content.Position = BoostedTreesFormat.HeaderLength - sizeof(long);
            writer.Write(payloadLength);
        }

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        destination.Write(bytes);
        destination.Write(SHA256.HashData(bytes));
    }

    private static void WritePayload(BoostedTrees model, BinaryWriter writer)
    {
        writer.Write(model.InitialRawScore);
        writer.Write(model.ColumnCount);
        foreach (var column in model.Columns)
        {
            writer.Write((byte)column.Kind);
            writer.Write(column.CategoryCount);
        }

        writer.Write(model.Trees.Length);
        foreach (var tree in model.Trees)
        {
            writer.Write(tree.Nodes.Length);
            foreach (ref readonly var node in tree.Nodes)
                WriteNode(node, writer);
        }
    }

    private static void WriteNode(in TreeNode node, BinaryWriter writer)
    {
        writer.Write((byte)node.Kind);
        if (node.IsLeaf)
        {
            writer.Write(node.Value);
            writer.Write(node.SampleCount);
            writer.Write(node.Cover);
            return;
        }

        writer.Write(node.ColumnIndex);
        writer.Write(node.MissingGoesLeft);
        writer.Write(node.Gain);
        if (node.LeftCategories is null)
        {
            writer.Write(node.Threshold);
            return;
        }

        foreach (var word in node.LeftCategories.Words)
            writer.Write(word);
    }
}
