using System.Diagnostics;
using Analytics.Boosting;

namespace Analytics.Benchmarks;

/// <summary>
/// What training cannot be faster than on a machine: each sample that is counted in a node is one addition to a table for every record byte, and
/// a core makes so many of those a second.
/// </summary>
internal static class PhysicalLimit
{
    private const int Tables = 4;
    private const int Codes = 256;

    /// <summary>The nanoseconds of an addition to a table in the first cache, read in sequence: the best of many runs on one core.</summary>
    public static double NanosecondsAnUpdate()
    {
        var records = new byte[1 << 20];
        new Random(1).NextBytes(records);
        var tables = new long[Tables * Codes];
        var best = double.MaxValue;
        for (var run = 0; run < 60; run++)
        {
            var watch = Stopwatch.GetTimestamp();
            Update(records, tables);
            best = Math.Min(best, Stopwatch.GetElapsedTime(watch).TotalNanoseconds / records.Length);
        }

        return best;
    }

    /// <summary>Samples counted in an average tree: all of them in the root, and those of the smaller child of each split.</summary>
    public static double SamplesCountedATree(BoostedTrees model)
    {
        var counted = 0.0;
        foreach (var tree in model.Trees)
        {
            counted += tree.Nodes[0].SampleCount;
            foreach (ref readonly var node in tree.Nodes)
            {
                if (!node.IsLeaf)
                    counted += Math.Min(tree.Nodes[node.LeftIndex].SampleCount, tree.Nodes[node.RightIndex].SampleCount);
            }
        }

        return counted / model.Trees.Length;
    }

    private static void Update(byte[] records, long[] tables)
    {
        // Written out, so that there is nothing but loads and additions.
        var first = tables.AsSpan(0, Codes);
        var second = tables.AsSpan(Codes, Codes);
        var third = tables.AsSpan(2 * Codes, Codes);
        var fourth = tables.AsSpan(3 * Codes, Codes);
        for (var index = 0; index + 3 < records.Length; index += 4)
        {
            first[records[index]] += index;
            second[records[index + 1]] += index;
            third[records[index + 2]] += index;
            fourth[records[index + 3]] += index;
        }
    }
}
