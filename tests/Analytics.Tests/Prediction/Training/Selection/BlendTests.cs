using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Tests.Prediction.Training.Selection;

public sealed class BlendTests
{
    private static readonly LabelledSamples Samples = SampleWorld.Create(600, 2, row => 3 * row[0]);

    [Fact]
    public void Of_OneHasAllTheOthersHave_IsItAlone()
    {
        var truth = Contender("truth", row => 3 * row[0]);

        var blend = Blend.Of([Contender("noise", row => row[1]), truth, Contender("less", row => row[0])], Samples.Labels, Samples.Groups);

        Assert.Equal([(truth, 1.0)], blend.Members);
        Assert.Equal(truth.Scores, blend.Scores);
    }

    [Fact]
    public void Of_ErrorsThatCancelOut_IsTheMean()
    {
        var (over, under) = (Contender("over", row => (3 * row[0]) + (2 * row[1])), Contender("under", row => (3 * row[0]) - (2 * row[1])));

        var blend = Blend.Of([over, under], Samples.Labels, Samples.Groups);

        Assert.Equal(2, blend.Members.Count);
        Assert.All(blend.Members, member => Assert.InRange(member.Weight, 0.4, 0.6));
        Assert.Equal(blend.Members.Sum(member => member.Weight * member.Contender.Scores[7]), blend.Scores[7], 1e-12);
    }

    [Fact]
    public void Of_Equals_IsTheSimpler()
    {
        var blend = Blend.Of([Contender("a", row => 3 * row[0]), Contender("b", row => 3 * row[0])], Samples.Labels, Samples.Groups);

        Assert.Equal("a", Assert.Single(blend.Members).Contender.Name);
    }

    [Fact]
    public void Of_Many_HasAtMostThree()
    {
        var random = new Random(4);
        var contenders = Enumerable.Range(0, 8).Select(index => Contender($"{index}", row => (3 * row[0]) + (6 * (random.NextDouble() - 0.5)))).ToList();

        var blend = Blend.Of(contenders, Samples.Labels, Samples.Groups);

        Assert.Equal(Blend.MostMembers, blend.Members.Count);
        Assert.Equal(1, blend.Members.Sum(member => member.Weight), 1e-12);
    }

    [Fact]
    public void StandardErrors_SamplesOfOneGroup_AreNoProof()
    {
        double[] first = [2, 2, 2, 2], second = [1, 1, 1, 1.5];

        Assert.Equal(0, PairedLosses.StandardErrors(first, second, [7, 7, 7, 7], [0, 1, 2, 3]));
        // Differences of 1, 1, 1 and 0.5: mean 0.875, deviation 0.25, error of the mean 0.125.
        Assert.Equal(7, PairedLosses.StandardErrors(first, second, [1, 2, 3, 4], [0, 1, 2, 3]), 1e-12);
        Assert.Equal(-7, PairedLosses.StandardErrors(second, first, [1, 2, 3, 4], [0, 1, 2, 3]), 1e-12);
        Assert.Equal(double.PositiveInfinity, PairedLosses.StandardErrors(first, second, [1, 2, 3, 4], [0, 1]));
    }

    /// <summary>One whose raw scores on samples not seen are given.</summary>
    private static Contender Contender(string name, Func<float[], double> score)
    {
        var folds = SampleFolds.Inner(Samples, 2);
        var contender = new Contender(new Candidate(name, _ => new LogisticTrainer()), Samples, folds);
        contender.Add(Enumerable.Range(0, 2).Select(fold =>
        {
            var held = Samples.Select(folds.Held(fold));
            var row = new float[2];
            double[] scores = [.. Enumerable.Range(0, held.Count).Select(sample =>
            {
                held.Matrix.CopySample(sample, row);
                return score(row);
            })];
            return (fold, HeldPath.Of(scores, held.Labels, 1));
        }));
        return contender;
    }
}
