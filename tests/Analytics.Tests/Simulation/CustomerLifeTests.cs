using Analytics.Randomness;
using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class CustomerLifeTests
{
    private static readonly SimulationOptions Options = new() { Customers = 150, Days = 400, Seed = 5 };

    /// <summary>
    /// The naive reference: on every day, work out the hazard again from the finished rows alone and add it up; the
    /// customer must have left on the first day on which the sum reached the exponential draw, and otherwise have stayed.
    /// </summary>
    [Fact]
    public void Live_HazardsAddedUpFromTheFinishedRows_ReachTheDrawOnTheDayOfLeaving()
    {
        var left = 0;
        foreach (var (history, index) in ServiceBusiness.Simulate(Options).Histories.Select((history, index) => (history, index)))
        {
            var draw = RandomStream.For(Options.Seed, index, (int)StreamPurpose.Cancellation).Exponential();
            Assert.Equal(FirstDayReaching(draw, history), history.Truth.CancelledOn);
            left += history.Truth.CancelledOn is null ? 0 : 1;
        }

        Assert.InRange(left, 20, 100);
    }

    [Fact]
    public void Live_StrongerPull_LeavesTheDaysBeforeLeavingAsTheyWere()
    {
        // Without fading, which follows experience too and changes what customers do afterwards.
        var effects = new Effects { FadingPerYear = 0 };
        var calm = ServiceBusiness.Simulate(Options with { Effects = effects });
        var stirred = ServiceBusiness.Simulate(Options with { Effects = effects with { UnannouncedChange = 2, CompetitorOffer = 3 } });

        foreach (var (before, after) in calm.Histories.Zip(stirred.Histories))
        {
            var shared = Math.Min(before.Interactions.Count, after.Interactions.Count) - 1;
            Assert.Equal(before.Interactions.Take(shared), after.Interactions.Take(shared));
        }

        Assert.True(stirred.Histories.Count(Left) > calm.Histories.Count(Left));
    }

    private static bool Left(CustomerHistory history) => history.Truth.CancelledOn is not null;

    private static DateOnly? FirstDayReaching(double draw, CustomerHistory history)
    {
        var joined = DateOnly.FromDateTime(history.Customer.JoinedAt.UtcDateTime);
        var cumulative = 0.0;
        for (var day = 0; day < Options.Days; day++)
        {
            var date = Options.StartDate.AddDays(day);
            if (date <= joined)
                continue;
            cumulative += Math.Exp(history.Truth.BreakdownAt(date).LinearPredictor);
            if (cumulative >= draw)
                return date;
        }

        return null;
    }
}
