using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class GradientBoosterTests
{
    private static readonly byte[] FourLabels = [0, 0, 1, 1];

    [Fact]
    public void Train_TwoLeavesFromEvenLabels_IsAsWorkedByHand()
    {
        // Every p is 1/2, so g = ±1/2 and h = 1/4. Parting the labels gives each side |G| = 1 and H = 1/2: with λ = 1 the leaf values
        // are ∓1 / 1.5, halved by the rate; the gain is ½·(1/1.5 + 1/1.5 − 0).
        var model = (TestModels.SmallOptions with { L2 = 1, LearningRate = 0.5 }).Train([1, 2, 3, 4], FourLabels);

        Assert.Equal(0, model.InitialRawScore);
        var nodes = Assert.Single(model.Trees).Nodes;
        Assert.Equal(3, nodes.Length);
        Assert.Equal(TreeNodeKind.Threshold, nodes[0].Kind);
        Assert.Equal(2.5f, nodes[0].Threshold);
        Assert.Equal(2 / 3.0, nodes[0].Gain, 14);
        Assert.Equal(-1 / 3.0, nodes[1].Value, 14);
        Assert.Equal(1 / 3.0, nodes[2].Value, 14);
        Assert.Equal(-1 / 3.0, model.RawScore([2.5f]), 14);
        Assert.Equal(1 / (1 + Math.Exp(-1 / 3.0)), model.Probability([2.6f]), 14);
        Assert.Equal(2 / 3.0, Assert.Single(model.GainImportance), 14);
    }

    [Fact]
    public void Train_UnevenLabelsWithoutL2_IsAsWorkedByHand()
    {
        // p = 1/3: g = 1/3, 1/3, −2/3 and h = 2/9 each. {1,2}|{3}: ½·((2/3)²/(4/9) + (2/3)²/(2/9)) = 1.5, and {1}|{2,3} gains 0.375.
        var model = TestModels.SmallOptions.Train([1, 2, 3], [0, 0, 1]);

        Assert.Equal(Math.Log(0.5), model.InitialRawScore, 14);
        var nodes = model.Trees[0].Nodes;
        Assert.Equal(2.5f, nodes[0].Threshold);
        // Thirds are rounded to units of 2^-29.
        Assert.Equal(1.5, nodes[0].Gain, 7);
        Assert.Equal(-1.5, nodes[1].Value, 7);
        Assert.Equal(3, nodes[2].Value, 7);
        Assert.Equal((2, 1), (nodes[1].SampleCount, nodes[2].SampleCount));
    }

    [Fact]
    public void Train_Weights_CountAsThatManySamples()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        byte[] labels = [0, 1, 0, 1, 1, 0];
        float[] weights = [1, 3, 2, 1, 2, 1];
        var options = TestModels.SmallOptions with { Rounds = 5, MaxLeaves = 4, L2 = 0.5 };
        int[] repeated = [0, 1, 1, 1, 2, 2, 3, 4, 4, 5];

        var weighted = options.Train(values, labels, weights);
        var repeatedly = options.Train([.. repeated.Select(index => values[index])], [.. repeated.Select(index => labels[index])]);

        foreach (var value in values)
            Assert.Equal(repeatedly.RawScore([value]), weighted.RawScore([value]), 6);
        Assert.Equal(10, weighted.Trees[0].Nodes[0].Cover);
        Assert.Equal(6, weighted.Trees[0].Nodes[0].SampleCount);
    }

    [Fact]
    public void Train_WeightZero_IsTheSameAsLeavingTheSampleOut()
    {
        var samples = RandomSamples.Create(seed: 4, sampleCount: 300);
        for (var sampleIndex = 0; sampleIndex < 300; sampleIndex += 3)
            samples.Weights[sampleIndex] = 0;
        var kept = samples.InOrder([.. Enumerable.Range(0, 300).Where(index => index % 3 != 0)]);
        var options = new BoosterOptions { Rounds = 5, MinSamplesPerLeaf = 5 };

        Assert.Equal(options.Train(kept).Bytes(), options.Train(samples).Bytes());
    }

    [Fact]
    public void Train_AllWeightsTimesTwo_IsTheSameAsHalfTheL2()
    {
        var samples = RandomSamples.Create(seed: 4, sampleCount: 300);
        var doubled = samples with { Weights = [.. samples.Weights.Select(weight => 2 * weight)] };
        var options = new BoosterOptions { Rounds = 5, MinSamplesPerLeaf = 5, L2 = 1 };
        // Numeric columns only: what ordering categories gains by chance is counted in samples and does not grow with their weights.
        var numeric = new SampleMatrix(300, [samples.Matrix.Columns[0], samples.Matrix.Columns[1], samples.Matrix.Columns[3]]);

        var ones = new GradientBooster(options).Train(numeric, samples.Labels, samples.Weights).RawScores(numeric);
        var twos = new GradientBooster(options with { L2 = 2 }).Train(numeric, doubled.Labels, doubled.Weights).RawScores(numeric);

        Assert.All(ones.Zip(twos), pair => Assert.Equal(pair.First, pair.Second, 9));
    }

    [Theory]
    [InlineData(0, 1 / 6.0)]
    [InlineData(1, 5 / 6.0)]
    public void Train_ConstantLabels_GivesTheRuleOfSuccessionAndNoTrees(byte label, double probability)
    {
        var model = TestModels.SmallOptions.Train([1, 2, 3, 4], [label, label, label, label]);

        Assert.Empty(model.Trees);
        Assert.Equal(probability, model.Probability([2]), 14);
    }

    [Fact]
    public void Train_OneSample_GivesTheRuleOfSuccession()
    {
        Assert.Equal(2 / 3.0, new BoosterOptions().Train([7], [1]).Probability([7]), 14);
    }

    [Fact]
    public void Train_WithoutColumns_GivesTheShareOfPositives()
    {
        var model = TestModels.SmallOptions.Train(columns: [], [1, 0, 0, 0]);

        Assert.Empty(model.Trees);
        Assert.Equal(0, model.ColumnCount);
        Assert.Equal(0.25, model.Probability([]), 14);
    }

    [Fact]
    public void Train_ConstantAndMissingColumns_AreNeverSplit()
    {
        var missing = new SampleColumn(Enumerable.Repeat(float.NaN, 4).ToArray());
        var missingCategory = new SampleColumn(Enumerable.Repeat(float.NaN, 4).ToArray(), ColumnKind.Categorical, 3);
        var constant = new SampleColumn(Enumerable.Repeat(5f, 4).ToArray());
        var constantCategory = new SampleColumn(Enumerable.Repeat(1f, 4).ToArray(), ColumnKind.Categorical, 2);
        SampleColumn[] useless = [missing, missingCategory, constant, constantCategory];

        Assert.Empty(TestModels.SmallOptions.Train(useless, FourLabels).Trees);
        var model = TestModels.SmallOptions.Train([.. useless, new SampleColumn(new float[] { 1, 2, 3, 4 })], FourLabels);
        Assert.Equal(4, model.Trees[0].Nodes[0].ColumnIndex);
    }

    [Fact]
    public void Train_Infinities_AreOrdinaryExtremeValues()
    {
        var model = TestModels.SmallOptions.Train([float.NegativeInfinity, -5, 5, float.PositiveInfinity], [1, 1, 1, 0]);

        var threshold = model.Trees[0].Nodes[0].Threshold;
        Assert.True(float.IsFinite(threshold) && threshold > 5);
        Assert.True(model.RawScore([float.PositiveInfinity]) < model.RawScore([5]));
        Assert.Equal(model.RawScore([5]), model.RawScore([float.NegativeInfinity]));
    }

    [Fact]
    public void Train_EqualColumns_SplitsTheLowest()
    {
        var column = new SampleColumn(new float[] { 1, 2, 3, 4 });
        // Mirrored, a column parts the samples equally well.
        var mirrored = new SampleColumn(new float[] { 4, 3, 2, 1 });

        Assert.Equal(0, TestModels.SmallOptions.Train([mirrored, column], FourLabels).Trees[0].Nodes[0].ColumnIndex);
        Assert.Equal(0, TestModels.SmallOptions.Train([column, mirrored], FourLabels).Trees[0].Nodes[0].ColumnIndex);
    }

    [Fact]
    public void Train_MinGain_HasToBeExceeded()
    {
        var gain = TestModels.SmallOptions.Train([1, 2, 3, 4], FourLabels).Trees[0].Nodes[0].Gain;

        Assert.Empty((TestModels.SmallOptions with { MinGain = gain }).Train([1, 2, 3, 4], FourLabels).Trees);
        Assert.NotEmpty((TestModels.SmallOptions with { MinGain = gain * 0.999 }).Train([1, 2, 3, 4], FourLabels).Trees);
    }

    [Fact]
    public void Train_Progress_IsToldEveryRound()
    {
        var samples = RandomSamples.Create(seed: 1, sampleCount: 200);
        var told = new List<int>();

        var model = new GradientBooster(new BoosterOptions { Rounds = 4 })
            .Train(samples.Matrix, samples.Labels, roundsDone: new Progress(told.Add));

        Assert.Equal([1, 2, 3, 4], told);
        Assert.Equal(4, model.Trees.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Train_Cancelled_Throws(int maxThreads)
    {
        var samples = RandomSamples.Create(seed: 1, sampleCount: 200);
        using var cancellation = new CancellationTokenSource();
        var rounds = 0;
        var cancelling = new Progress(round =>
        {
            rounds = round;
            if (round == 3)
                cancellation.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => new GradientBooster(new BoosterOptions { MaxThreads = maxThreads })
            .Train(samples.Matrix, samples.Labels, roundsDone: cancelling, cancellationToken: cancellation.Token));
        Assert.Equal(3, rounds);
    }

    [Fact]
    public void Train_WrongArguments_AreRefusedByName()
    {
        var booster = new GradientBooster(new BoosterOptions());
        var two = new SampleMatrix(2, [new SampleColumn(new float[] { 1, 2 })]);

        Assert.Throws<ArgumentException>("samples", () => booster.Train(new SampleMatrix(0, []), []));
        Assert.Throws<ArgumentException>("labels", () => booster.Train(two, [1]));
        Assert.Throws<ArgumentException>("labels", () => booster.Train(two, [1, 2]));
        Assert.Throws<ArgumentException>("weights", () => booster.Train(two, [1, 0], [1]));
        Assert.Throws<ArgumentException>("weights", () => booster.Train(two, [1, 0], [1, float.NaN]));
        Assert.Throws<ArgumentException>("weights", () => booster.Train(two, [1, 0], [1, -1]));
        Assert.Throws<ArgumentException>("weights", () => booster.Train(two, [1, 0], [1, float.PositiveInfinity]));
        Assert.Throws<ArgumentException>("weights", () => booster.Train(two, [1, 0], [0, 0]));
        Assert.Throws<ArgumentException>("samples", () => new GradientBooster(new BoosterOptions { Monotone = [0, 1] }).Train(two, [1, 0]));
        Assert.Throws<ArgumentException>("samples", () => new GradientBooster(new BoosterOptions { Monotone = [1] })
            .Train(new SampleMatrix(2, TestModels.Categories([0, 1], 2)), [1, 0]));
    }

    private sealed class Progress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
