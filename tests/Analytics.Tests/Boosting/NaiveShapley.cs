using System.Numerics;
using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>Shapley values by their definition: over all coalitions of columns, each of which earns a path-dependent expectation.</summary>
internal static class NaiveShapley
{
    public static double[] Contributions(BoostedTrees model, float[] sample)
    {
        var columnCount = model.ColumnCount;
        var earned = Enumerable.Range(0, 1 << columnCount).Select(known => Expectation(model, sample, (uint)known)).ToArray();
        var contributions = new double[columnCount];
        for (var columnIndex = 0; columnIndex < columnCount; columnIndex++)
        {
            for (var known = 0u; known < earned.Length; known++)
            {
                if ((known >> columnIndex & 1) != 0)
                    continue;
                var size = BitOperations.PopCount(known);
                var orders = Factorial(size) * Factorial(columnCount - size - 1) / Factorial(columnCount);
                contributions[columnIndex] += orders * (earned[known | 1u << columnIndex] - earned[known]);
            }
        }

        return contributions;
    }

    /// <param name="model">The model.</param>
    /// <param name="sample">One value a column.</param>
    /// <param name="known">Bit j is set when the value of column j is known.</param>
    public static double Expectation(BoostedTrees model, float[] sample, uint known) =>
        model.InitialRawScore + model.Trees.Sum(tree => Expectation(tree, 0, sample, known));

    private static double Expectation(DecisionTree tree, int nodeIndex, float[] sample, uint known)
    {
        var node = tree.Nodes[nodeIndex];
        if (node.IsLeaf)
            return node.Value;
        double Below(int child) => Expectation(tree, child, sample, known);
        if ((known >> node.ColumnIndex & 1) != 0)
            return Below(node.SendsLeft(sample[node.ColumnIndex]) ? node.LeftIndex : node.RightIndex);
        var (left, right) = (tree.Nodes[node.LeftIndex].Cover, tree.Nodes[node.RightIndex].Cover);
        return (left * Below(node.LeftIndex) + right * Below(node.RightIndex)) / (left + right);
    }

    private static double Factorial(int number) => Enumerable.Range(1, number).Aggregate(1.0, (product, factor) => product * factor);
}
