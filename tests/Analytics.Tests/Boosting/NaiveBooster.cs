using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>
/// The learner written a second time, in the plainest way: every split that exists is tried on every sample, without bins, histograms,
/// subtraction or threads. It shares no code with the real one, only the rules: how gradients are rounded (so that sums and with them
/// ties are exact), what a split gains, which of equal splits is taken, and which samples and columns a round draws.
/// </summary>
internal sealed class NaiveBooster(BoosterOptions options, RandomSamples samples)
{
    private readonly int _sampleCount = samples.Labels.Length;
    private double[] _gradients = [];
    private double[] _hessians = [];
    private double[] _weights = [];
    private bool[]? _columns;

    /// <summary>The trees, each as its nodes: a split before its left branch, that before its right one.</summary>
    public List<List<NaiveNode>> Train()
    {
        var rounding = Math.Pow(2, 51 - Math.Floor(Math.Log2(_sampleCount * (double)samples.Weights.Max())) - 1);
        double Rounded(double value) => Math.Round(value * rounding) / rounding;
        _weights = [.. samples.Weights.Select(weight => Rounded(weight))];
        var scale = Math.Pow(2, Math.Floor(Math.Log2((int.MaxValue - (double)_sampleCount) / _weights.Sum())));
        var positives = Enumerable.Range(0, _sampleCount).Where(index => samples.Labels[index] == 1).Sum(index => _weights[index]);
        var scores = Enumerable.Repeat(Math.Log(positives / (_weights.Sum() - positives)), _sampleCount).ToArray();
        var draws = new Subsampling(options);
        var trees = new List<List<NaiveNode>>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var probabilities = scores.Select(score => 1 / (1 + Math.Exp(-score))).ToArray();
            _gradients = [.. probabilities.Select((p, index) => Math.Round(_weights[index] * (p - samples.Labels[index]) * scale) / scale)];
            _hessians = [.. probabilities.Select((p, index) =>
                Math.Max(1, Math.Round(_weights[index] * p * (1 - p) * 4 * scale)) / (4 * scale))];
            _columns = draws.Columns(round, samples.Matrix.Columns.Length);
            var isDrawn = draws.Rows(round) ?? (_ => true);
            var root = Grow([.. Enumerable.Range(0, _sampleCount).Where(isDrawn)]);
            if (root.Split is null)
            {
                if (draws.IsActive)
                    continue;
                break;
            }

            // Samples that were not drawn, too.
            for (var index = 0; index < _sampleCount; index++)
                scores[index] += options.LearningRate * LeafOf(root, samples.Sample(index)).Value;
            trees.Add(Flatten(root));
        }

        return trees;
    }

    private static List<NaiveNode> Flatten(NaiveNode node) =>
        node.Left is null ? [node] : [node, .. Flatten(node.Left), .. Flatten(node.Right!)];

    private static NaiveNode LeafOf(NaiveNode node, float[] sample)
    {
        while (node.Split is { } split)
        {
            var value = sample[split.Column];
            var goesLeft = float.IsNaN(value) ? split.MissingGoesLeft : split.LeftCodes?.Contains((int)value) ?? value <= split.Threshold;
            node = goesLeft ? node.Left! : node.Right!;
        }

        return node;
    }

    private NaiveNode Grow(int[] drawn)
    {
        var root = Node(drawn, double.NegativeInfinity, double.PositiveInfinity);
        var leaves = new List<NaiveNode> { root };
        while (leaves.Count < options.MaxLeaves)
        {
            // Leaves are in the order of their creation, and each of these sorts keeps it.
            var best = leaves.Where(leaf => leaf.Split is not null)
                .OrderByDescending(leaf => leaf.Split!.Gain).ThenBy(leaf => leaf.Split!.Column).ThenBy(leaf => leaf.Split!.Position)
                .FirstOrDefault();
            if (best is null)
                break;
            var split = best.Split!;
            var constraint = split.Constraint;
            var middle = (Value(split.Left, best) + Value(split.Right, best)) / 2;
            best.Left = Node(split.Left, constraint < 0 ? middle : best.Lower, constraint > 0 ? middle : best.Upper);
            best.Right = Node(split.Right, constraint > 0 ? middle : best.Lower, constraint < 0 ? middle : best.Upper);
            leaves.Remove(best);
            leaves.AddRange([best.Left, best.Right]);
        }

        // Splits that were found and not made are no part of the tree.
        leaves.ForEach(leaf => leaf.Split = null);
        return root;
    }

    private NaiveNode Node(int[] members, double lower, double upper)
    {
        var node = new NaiveNode { Samples = members, Lower = lower, Upper = upper, Cover = members.Sum(index => _weights[index]) };
        node.Value = Value(members, node);
        for (var column = 0; column < samples.Matrix.Columns.Length; column++)
        {
            if (_columns is not null && !_columns[column])
                continue;
            foreach (var split in Splits(node, column))
            {
                if (split.Gain > Math.Max(options.MinGain, 1e-12 * Math.Abs(Score(members, node))) && !(split.Gain <= node.Split?.Gain))
                    node.Split = split;
            }
        }

        return node;
    }

    private IEnumerable<NaiveSplit> Splits(NaiveNode node, int column)
    {
        var values = samples.Matrix.Columns[column].Values.ToArray();
        var hasMissing = node.Samples.Any(index => float.IsNaN(values[index]));
        var position = 0;
        foreach (var (threshold, codes, toll) in Questions(node, column, values))
        {
            position++;
            bool IsBelow(int index) => codes is null ? values[index] <= threshold : codes.Contains((int)values[index]);
            int[] present = [.. node.Samples.Where(index => !float.IsNaN(values[index]))];
            // All values on one side is asked but once, with the threshold above everything.
            if (!present.Any(IsBelow) || (present.All(IsBelow) && float.IsFinite(threshold) && codes is null))
                continue;
            // Parting only the missing values from all others says nothing about the order of values.
            var constraint = options.Monotone.Count == 0 || present.All(IsBelow) ? 0 : options.Monotone[column];
            foreach (var missingLeft in hasMissing ? new[] { false, true } : [false])
            {
                bool GoesLeft(int index) => float.IsNaN(values[index]) ? missingLeft : IsBelow(index);
                int[] left = [.. node.Samples.Where(GoesLeft)];
                int[] right = [.. node.Samples.Where(index => !GoesLeft(index))];
                if (Math.Min(left.Length, right.Length) < options.MinSamplesPerLeaf || Math.Min(Hessian(left), Hessian(right)) < 1e-3)
                    continue;
                if (constraint * Value(left, node) > constraint * Value(right, node))
                    continue;
                var chance = present.All(IsBelow) && !missingLeft ? 0 : toll;
                var gain = Score(left, node) + Score(right, node) - Score(node.Samples, node) - chance;
                var missingGoes = hasMissing ? missingLeft : left.Length >= right.Length;
                var leftCodes = LeftCodes(node, column, values, codes, missingGoes);
                yield return new NaiveSplit(gain, column, position, threshold, leftCodes, missingGoes, constraint, left, right);
            }
        }
    }

    /// <summary>The questions a split may ask: one a threshold, or one a first stretch of the ordered categories.</summary>
    private IEnumerable<(float Threshold, HashSet<int>? Codes, double Toll)> Questions(NaiveNode node, int column, float[] values)
    {
        if (samples.Matrix.Columns[column].Kind == ColumnKind.Numeric)
        {
            var distinct = values.Where(value => !float.IsNaN(value)).Distinct().Order().ToArray();
            for (var index = 0; index < distinct.Length; index++)
                yield return (index + 1 < distinct.Length ? (distinct[index] + distinct[index + 1]) / 2 : float.PositiveInfinity, null, 0);
            yield break;
        }

        var ordered = node.Samples.Where(index => !float.IsNaN(values[index])).GroupBy(index => (int)values[index])
            .OrderBy(group => group.Sum(index => _gradients[index]) / (group.Sum(index => _hessians[index]) + options.CategorySmoothing))
            .ThenBy(group => group.Key).Select(group => group.Key).ToArray();
        for (var count = 1; count <= ordered.Length; count++)
            yield return (0, [.. ordered[..count]], Math.Max(0, ordered.Length - 2) / Math.PI);
    }

    /// <summary>The codes that go left, with those that no sample of the node has where the missing values go.</summary>
    private int[]? LeftCodes(NaiveNode node, int column, float[] values, HashSet<int>? codes, bool missingGoesLeft)
    {
        if (codes is null)
            return null;
        var present = node.Samples.Select(index => values[index]).ToHashSet();
        return [.. Enumerable.Range(0, samples.Matrix.Columns[column].CategoryCount)
            .Where(code => present.Contains(code) ? codes.Contains(code) : missingGoesLeft)];
    }

    private double Gradient(int[] members) => members.Sum(index => _gradients[index]);

    private double Hessian(int[] members) => members.Sum(index => _hessians[index]);

    private double Value(int[] members, NaiveNode parent) =>
        Math.Clamp(-Gradient(members) / (Hessian(members) + options.L2), parent.Lower, parent.Upper);

    private double Score(int[] members, NaiveNode parent)
    {
        var value = Value(members, parent);
        return -value * (Gradient(members) + 0.5 * (Hessian(members) + options.L2) * value);
    }
}
