using Analytics.Evaluation;
using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

/// <summary>The default world is believable and can be predicted: the bands docs/simulation.md states.</summary>
public sealed class DefaultWorldTests
{
    private static readonly int[] AsOfDays = [330, 560];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Simulate_Defaults_LieInTheStatedBands(ulong seed)
    {
        var business = ServiceBusiness.Simulate(new SimulationOptions { Seed = seed });
        int[] csat = [.. business.SurveyResponses.Select(response => response.Csat).OfType<int>()];
        int[] nps = [.. business.SurveyResponses.Select(response => response.Nps).OfType<int>()];
        var full = new List<(double, bool)>();
        var observable = new List<(double, bool)>();
        foreach (var day in AsOfDays)
        {
            var asOf = business.Options.StartDate.AddDays(day);
            foreach (var truth in business.Histories.Select(history => history.Truth).Where(truth => truth.IsActive(asOf)))
            {
                full.Add((truth.FullRisk(asOf), truth.CancelsWithin(asOf)));
                observable.Add((truth.ObservableRisk(asOf), truth.CancelsWithin(asOf)));
            }
        }

        Assert.InRange(business.Interactions.Count() + business.SurveyResponses.Count(), 70_000, 100_000);
        Assert.InRange(100 * csat.Average(answer => answer >= 4 ? 1.0 : 0), 80, 86);
        Assert.InRange(100 * nps.Average(answer => answer >= 9 ? 1.0 : answer <= 6 ? -1 : 0), 26, 40);
        Assert.InRange(full.Average(item => item.Item2 ? 1.0 : 0), 0.055, 0.08);
        Assert.InRange(Auc(full), 0.76, 0.82);
        Assert.InRange(Auc(observable), 0.72, 0.78);
        Assert.True(Auc(full) > Auc(observable) + 0.01);
    }

    private static double Auc(IEnumerable<(double Score, bool IsPositive)> scored) => RankingQuality.Auc(
        scored.Select(item => item.Score).ToArray(), scored.Select(item => item.IsPositive ? (byte)1 : (byte)0).ToArray())!.Value;
}
