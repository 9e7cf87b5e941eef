using System.Text.Json;
using Analytics.Evaluation;
using Analytics.Evaluation.Calibration;
using Analytics.Statistics;

namespace Analytics.Tests.Evaluation.Calibration;

public sealed class CalibrationMapTests
{
    private static readonly PlattMap SlopeError = new(0.75, -0.2);
    private static readonly BetaMap AsymmetricError = new(1.3, 0.5, -0.1);

    public static TheoryData<CalibrationMap> Maps { get; } =
    [
        new IdentityMap(),
        SlopeError,
        AsymmetricError,
        new BetaMap(0, 0.5, 0.2),
        new BetaMap(0.5, 0, 0.2),
        new IsotonicMap([new(0.1, 0.05), new(0.4, 0.2), new(0.8, 0.9)]),
    ];

    [Fact]
    public void Apply_WorkedByHand()
    {
        // Odds of 4 under slope ½ and intercept ln 3: 2 · 3 = 6, which is 6/7.
        Assert.Equal(6 / 7.0, new PlattMap(0.5, Math.Log(3)).Apply(0.8), 12);
        // p² / (1 − p) · 2 with p = ½: odds of 1.
        Assert.Equal(0.5, new BetaMap(2, 1, Math.Log(2)).Apply(0.5), 12);
        var isotonic = new IsotonicMap([new(0.2, 0.1), new(0.4, 0.5)]);
        Assert.Equal([0.1, 0.1, 0.3, 0.5, 0.5], isotonic.Apply([0, 0.2, 0.3, 0.4, 1]).Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Apply_RisingProbabilities_NeverDecreases(CalibrationMap map)
    {
        double[] rising = [0, 1e-300, 1e-16, 1e-9, .. Enumerable.Range(1, 9999).Select(i => i / 10000.0), 1 - 1e-9, 1 - 1e-16, 1];

        var mapped = map.Apply(rising);

        Assert.All(mapped, value => Assert.InRange(value, 0, 1));
        for (var i = 1; i < mapped.Length; i++) Assert.True(mapped[i] >= mapped[i - 1]);
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Json_ThereAndBack_IsTheSame(CalibrationMap map) =>
        Assert.Equal(map, JsonSerializer.Deserialize<CalibrationMap>(JsonSerializer.Serialize(map)));

    [Fact]
    public void Map_ThatDoesNotRise_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlattMap(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlattMap(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaMap(-0.1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaMap(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IsotonicMap([new(0.2, 0.3), new(0.4, 0.3)]));
        Assert.Throws<ArgumentException>(() => new IsotonicMap([]));
    }

    [Fact]
    public void Fit_PlantedErrors_AreRecovered()
    {
        var slope = PlattMap.TryFit(Scores(SlopeError, out var slopeLabels), slopeLabels)!;
        var beta = BetaMap.TryFit(Scores(AsymmetricError, out var betaLabels), betaLabels)!;

        Assert.Equal(SlopeError.Slope, slope.Slope, 0.05);
        Assert.Equal(SlopeError.Intercept, slope.Intercept, 0.1);
        Assert.Equal(AsymmetricError.LowEnd, beta.LowEnd, 0.1);
        Assert.Equal(AsymmetricError.HighEnd, beta.HighEnd, 0.15);

        static double[] Scores(CalibrationMap error, out byte[] labels)
        {
            var world = new MiscalibratedWorld(1, 20000, error.Apply);
            labels = world.Labels;
            return world.Scores;
        }
    }

    [Fact]
    public void Fit_AnyMap_KeepsTheRanking()
    {
        var world = new MiscalibratedWorld(2, 3000, AsymmetricError.Apply);
        var auc = RankingQuality.Auc(world.Scores, world.Labels)!.Value;

        Assert.Equal(auc, Mapped(PlattMap.TryFit(world.Scores, world.Labels)!), 12);
        Assert.Equal(auc, Mapped(BetaMap.TryFit(world.Scores, world.Labels)!), 12);
        // Only the flat ends can tie samples.
        Assert.Equal(auc, Mapped(IsotonicMap.TryFit(world.Scores, world.Labels)!), 0.002);

        double Mapped(CalibrationMap map) => RankingQuality.Auc(map.Apply(world.Scores), world.Labels)!.Value;
    }

    [Fact]
    public void Beta_LikelihoodFallsWithLowProbabilities_StaysOnTheEdge()
    {
        var world = new MiscalibratedWorld(3, 5000, p => LogOdds.Probability((-0.3 * Math.Log(p)) - Math.Log(1 - p) - 1));

        var map = BetaMap.TryFit(world.Scores, world.Labels)!;
        var best = ProbabilityQuality.LogLoss(map.Apply(world.Scores), world.Labels)!.Value;

        Assert.Equal(0, map.LowEnd);
        Assert.True(map.HighEnd > 0);
        // No allowed map nearby is better.
        foreach (var (low, high, intercept) in new[] { (0.05, 0, 0), (0, 0.05, 0), (0, -0.05, 0), (0, 0, 0.05), (0.0, 0.0, -0.05), (0.05, -0.05, 0) })
        {
            var other = new BetaMap(map.LowEnd + low, map.HighEnd + high, map.Intercept + intercept);
            Assert.True(ProbabilityQuality.LogLoss(other.Apply(world.Scores), world.Labels) > best);
        }
    }

    [Fact]
    public void Fit_ScoresThatRankBackwards_GivesNoMap()
    {
        var world = new MiscalibratedWorld(4, 2000, p => 1 - p);

        Assert.Null(PlattMap.TryFit(world.Scores, world.Labels));
        Assert.Null(BetaMap.TryFit(world.Scores, world.Labels));
    }

    [Fact]
    public void Platt_ScoresThatSeparateTheClasses_StaysFinite()
    {
        var map = PlattMap.TryFit([0.1, 0.2, 0.7, 0.8], [0, 0, 1, 1])!;

        Assert.InRange(map.Apply(0.8), 0.5, 0.95);
        Assert.InRange(map.Apply(0.1), 0.05, 0.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Pool_AgreesWithTheMinMaxFormula(ulong seed)
    {
        var world = new MiscalibratedWorld(seed, 150, p => p);
        double[] probabilities = [.. world.Scores.Select(score => Math.Round(score, 2))];
        var groups = probabilities.Select((probability, i) => (probability, world.Labels[i])).GroupBy(sample => sample.probability)
            .OrderBy(group => group.Key).Select(group => (Count: group.Count(), Positives: group.Count(sample => sample.Item2 == 1))).ToArray();
        // The isotonic fit at a group is the largest over starts of the smallest over ends of the mean between them.
        var expected = groups.Select((_, at) => Enumerable.Range(0, at + 1).Max(start => Enumerable.Range(at, groups.Length - at).Min(end =>
            groups[start..(end + 1)].Sum(group => group.Positives) / (double)groups[start..(end + 1)].Sum(group => group.Count))));

        var blocks = PooledBlock.Pool(probabilities, world.Labels);

        Assert.Equal(150, blocks.Sum(block => block.Count));
        var fitted = blocks.SelectMany(block => Enumerable.Repeat(block.Share, block.Count)).ToArray();
        var reference = expected.SelectMany((share, at) => Enumerable.Repeat(share, groups[at].Count)).ToArray();
        for (var i = 0; i < fitted.Length; i++) Assert.Equal(reference[i], fitted[i], 9);
    }

    [Theory]
    [InlineData(1000, 40, 1.1, 1.7, 12, 0.5)]
    [InlineData(10000, 10, 0.2, 0.2, 1.9, 0.5)]
    public void ExcessLogLoss_SlopeError_IsNoWorseThanPublished(int samples, int worlds, double platt, double beta, double isotonic, double tolerance)
    {
        var excess = Excess(SlopeError, samples, worlds);

        Assert.InRange(excess.Platt, 0, platt * (1 + tolerance));
        Assert.InRange(excess.Beta, 0, beta * (1 + tolerance));
        // Joined by lines and kept from 0 and 1, the isotonic curve costs less than half the figure published for plain steps.
        Assert.InRange(excess.Isotonic, 0, isotonic / 2);
        Assert.True(excess.Platt < excess.Beta && excess.Beta < excess.Isotonic);
    }

    [Fact]
    public void ExcessLogLoss_AsymmetricError_IsLeastForBeta()
    {
        var excess = Excess(AsymmetricError, samples: 10000, worlds: 10);

        Assert.InRange(excess.Beta, 0, 0.4);
        Assert.True(excess.Platt > 3 * excess.Beta);
        Assert.True(excess.Isotonic > 2 * excess.Beta);
    }

    private static (double Platt, double Beta, double Isotonic) Excess(CalibrationMap error, int samples, int worlds)
    {
        double platt = 0, beta = 0, isotonic = 0;
        for (ulong seed = 1; seed <= (ulong)worlds; seed++)
        {
            var world = new MiscalibratedWorld(seed, samples, error.Apply);
            var unseen = new MiscalibratedWorld(seed + 1000, 4000, error.Apply);
            platt += unseen.ExcessLogLoss(PlattMap.TryFit(world.Scores, world.Labels)!);
            beta += unseen.ExcessLogLoss(BetaMap.TryFit(world.Scores, world.Labels)!);
            isotonic += unseen.ExcessLogLoss(IsotonicMap.TryFit(world.Scores, world.Labels)!);
        }
        return (1000 * platt / worlds, 1000 * beta / worlds, 1000 * isotonic / worlds);
    }
}
