using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class MatchedDifferenceTests
{
    [Fact]
    public void Of_SetsOfDifferentSize_WeighsTheSetsAlike()
    {
        var found = MatchedDifference.Of([new MatchedSet(1, 1, [2, 3], [1, 0]), new MatchedSet(4, 1, [5], [0]), new MatchedSet(6, 0, [7, 8], [0, 0])]);

        Assert.Equal(2 / 3.0, found.Exposed, 1e-12);
        Assert.Equal(0.5 / 3, found.Controls, 1e-12);
        Assert.Equal(0.5, found.Value, 1e-12);
    }

    // Nobody stands in two sets: only the sets' own differences 0.5, 1 and 0 remain, less than the members' own variance here or not.
    [Fact]
    public void Of_DistinctPeople_HasTheErrorOfTheSets()
    {
        var found = MatchedDifference.Of([new MatchedSet(1, 1, [2], [1]), new MatchedSet(3, 1, [4], [0]), new MatchedSet(5, 0, [6], [0]), new MatchedSet(7, 0, [8], [1])]);

        // Differences 0, 1, 0, −1: variance 2/3 of one, √(2/3 / 4) of their mean.
        Assert.Equal(Math.Sqrt(2.0 / 3 / 4), found.StandardError, 1e-12);
    }

    [Fact]
    public void Of_OneControlOfAll_IsLessCertain()
    {
        MatchedSet[] shared = [new(1, 1, [9], [1]), new(2, 0, [9], [1]), new(3, 0, [8], [0]), new(4, 1, [8], [0])];
        MatchedSet[] distinct = [new(1, 1, [9], [1]), new(2, 0, [10], [1]), new(3, 0, [8], [0]), new(4, 1, [11], [0])];

        Assert.True(MatchedDifference.Of(shared).StandardError > MatchedDifference.Of(distinct).StandardError);
    }

    // Sets share a latent risk, and controls stand in several sets.
    [Fact]
    public void Range_SimulatedSets_HoldsTheTruth()
    {
        var covered = 0;
        for (var world = 0; world < 400; world++)
        {
            var random = RandomStream.For(5, world, 1);
            var outcomes = Enumerable.Range(0, 150).Select(_ => random.Chance(0.2) ? 1.0 : 0).ToArray();
            var sets = Enumerable.Range(0, 200).Select(set =>
            {
                int[] controls = [random.Between(0, 149), random.Between(0, 149)];
                return new MatchedSet(1_000 + set, random.Chance(0.3) ? 1 : 0, controls, [.. controls.Select(control => outcomes[control])]);
            });
            if (MatchedDifference.Of([.. sets]).Range.Contains(0.1)) covered++;
        }
        Assert.InRange(covered, 368, 390);
    }
}
