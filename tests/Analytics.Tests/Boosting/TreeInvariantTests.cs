using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>What has to hold in every tree, found again from the training samples by sending them down the finished trees.</summary>
public sealed class TreeInvariantTests
{
    private static readonly BoosterOptions Options =
        new() { Rounds = 8, MaxLeaves = 14, MinSamplesPerLeaf = 7, LearningRate = 0.2, L2 = 0.7 };

    private readonly RandomSamples _samples = RandomSamples.Create(seed: 31, sampleCount: 700);
    private readonly BoostedTrees _model;

    public TreeInvariantTests() => _model = Options.Train(_samples);

    [Fact]
    public void Nodes_CountsAndCovers_AreThoseOfTheSamplesThatReachThem()
    {
        foreach (var tree in _model.Trees)
        {
            var (counts, covers) = (new int[tree.Nodes.Length], new double[tree.Nodes.Length]);
            for (var sampleIndex = 0; sampleIndex < _samples.Labels.Length; sampleIndex++)
            {
                foreach (var nodeIndex in Path(tree, _samples.Sample(sampleIndex)))
                {
                    counts[nodeIndex]++;
                    covers[nodeIndex] += _samples.Weights[sampleIndex];
                }
            }

            for (var nodeIndex = 0; nodeIndex < counts.Length; nodeIndex++)
            {
                Assert.Equal(counts[nodeIndex], tree.Nodes[nodeIndex].SampleCount);
                Assert.Equal(covers[nodeIndex], tree.Nodes[nodeIndex].Cover, 9);
            }
        }
    }

    [Fact]
    public void Leaves_OfEveryTree_AreAsManyAndAsLargeAsTheOptionsSay()
    {
        Assert.Equal(8, _model.Trees.Length);
        foreach (var tree in _model.Trees)
        {
            var leaves = tree.Nodes.ToArray().Where(node => node.IsLeaf).ToArray();
            Assert.InRange(leaves.Length, 2, 14);
            Assert.All(leaves, leaf => Assert.True(leaf.SampleCount >= 7));
        }

        Assert.Contains(_model.Trees, tree => tree.Nodes.Length == 2 * 14 - 1);
    }

    [Fact]
    public void LeafValues_OfEveryTree_FollowFromTheScoresBeforeIt()
    {
        var rawScores = Enumerable.Repeat(_model.InitialRawScore, _samples.Labels.Length).ToArray();
        foreach (var tree in _model.Trees)
        {
            var leaves = rawScores.Select((_, sampleIndex) => tree.LeafIndexOf(_samples.Sample(sampleIndex))).ToArray();
            foreach (var leaf in leaves.Select((leafIndex, sampleIndex) => (leafIndex, sampleIndex)).GroupBy(pair => pair.leafIndex))
            {
                double gradient = 0, hessian = 0;
                foreach (var (_, sampleIndex) in leaf)
                {
                    var probability = 1 / (1 + Math.Exp(-rawScores[sampleIndex]));
                    gradient += _samples.Weights[sampleIndex] * (probability - _samples.Labels[sampleIndex]);
                    hessian += _samples.Weights[sampleIndex] * probability * (1 - probability);
                }

                Assert.Equal(-0.2 * gradient / (hessian + 0.7), tree.Nodes[leaf.Key].Value, 6);
            }

            for (var sampleIndex = 0; sampleIndex < rawScores.Length; sampleIndex++)
                rawScores[sampleIndex] += tree.Nodes[leaves[sampleIndex]].Value;
        }
    }

    [Fact]
    public void Rounds_OneAfterAnother_DecreaseTheTrainingLoss()
    {
        var losses = Enumerable.Range(0, 9).Select(LossAfter).ToArray();

        Assert.Equal(losses.OrderDescending(), losses);
        Assert.True(losses[^1] < 0.85 * losses[0]);
    }

    [Fact]
    public void Nodes_OfEveryTree_AreInPreorderAndKnowTheirChildren()
    {
        foreach (var tree in _model.Trees)
        {
            var next = 0;
            Visit(0);
            Assert.Equal(tree.Nodes.Length, next);

            void Visit(int nodeIndex)
            {
                Assert.Equal(next++, nodeIndex);
                var node = tree.Nodes[nodeIndex];
                if (node.IsLeaf)
                    return;
                Visit(node.LeftIndex);
                Visit(node.RightIndex);
            }
        }
    }

    private static List<int> Path(DecisionTree tree, float[] sample)
    {
        var path = new List<int> { 0 };
        while (!tree.Nodes[path[^1]].IsLeaf)
        {
            var node = tree.Nodes[path[^1]];
            path.Add(node.SendsLeft(sample[node.ColumnIndex]) ? node.LeftIndex : node.RightIndex);
        }

        return path;
    }

    private double LossAfter(int treeCount)
    {
        var loss = 0.0;
        for (var sampleIndex = 0; sampleIndex < _samples.Labels.Length; sampleIndex++)
        {
            var rawScore = _model.InitialRawScore;
            foreach (var tree in _model.Trees[..treeCount])
                rawScore += tree.ValueOf(_samples.Sample(sampleIndex));
            loss += _samples.Weights[sampleIndex] * Math.Log(1 + Math.Exp(_samples.Labels[sampleIndex] == 1 ? -rawScore : rawScore));
        }

        return loss;
    }
}
