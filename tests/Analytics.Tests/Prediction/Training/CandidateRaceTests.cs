using Analytics.Boosting;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

public sealed class CandidateRaceTests
{
    private static readonly byte[] Labels = [1, 0, 1, 0, 1, 0, 1, 0];
    private static readonly SampleFolds Folds = new(2, [0, 0, 0, 0, 1, 1, 1, 1]);

    [Fact]
    public void Staying_EachSampleOfTheFirstFoldALittleWorse_IsGivenUp()
    {
        var race = Race([1, -1, 1, -1], [0.5, -0.5, 0.5, -0.5], [2, -2, -1, 1]);

        Assert.Equal([0, 2], race.Staying());
    }

    [Fact]
    public void Staying_SamplesOfOneGroup_AreNoProof()
    {
        var race = new CandidateRace(Samples([7, 7, 7, 7, 1, 2, 3, 4]), Folds, 2);
        Fill(race, [1, -1, 1, -1], [0.5, -0.5, 0.5, -0.5]);

        Assert.Equal([0, 1], race.Staying());
    }

    [Fact]
    public void Result_OneGivenUp_IsSaidToBeAsFarBehindAsOnTheFirstFold()
    {
        var race = Race([1, -1, 1, -1], [0.5, -0.5, 0.5, -0.5]);
        race.Staying();
        foreach (var sample in Folds.Held(1)) race.Scores[0][sample] = Labels[sample] != 0 ? 3 : -3;

        var (best, tried) = race.Result(["first", "second"]);

        static double Loss(double margin) => Math.Log(1 + Math.Exp(-margin));
        Assert.Equal(0, best);
        Assert.Equal((true, 2), (tried[0].Chosen, tried[0].Folds));
        Assert.Equal((false, 1), (tried[1].Chosen, tried[1].Folds));
        Assert.Equal((Loss(1) + Loss(3)) / 2, tried[0].LogLoss, 1e-12);
        Assert.Equal(((Loss(1) + Loss(3)) / 2) + Loss(0.5) - Loss(1), tried[1].LogLoss, 1e-12);
        Assert.Equal((1, 1), (tried[0].Auc, tried[1].Auc));
    }

    private static CandidateRace Race(params double[][] first)
    {
        var race = new CandidateRace(Samples([1, 2, 3, 4, 5, 6, 7, 8]), Folds, first.Length);
        Fill(race, first);
        return race;
    }

    private static void Fill(CandidateRace race, params double[][] first)
    {
        for (var candidate = 0; candidate < first.Length; candidate++) first[candidate].CopyTo(race.Scores[candidate], 0);
    }

    private static LabelledSamples Samples(ulong[] groups) => new(new SampleMatrix(Labels.Length, []), Labels, groups, Labels);
}
