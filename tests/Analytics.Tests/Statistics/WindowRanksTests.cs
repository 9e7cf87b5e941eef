using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class WindowRanksTests
{
    private const int Window = 180;

    [Fact]
    public void Moving_AnyValues_AreTheRanksOfAPlainCount()
    {
        var (values, days, groups) = Samples(3_000);

        var (ranks, counts) = WindowRanks.Moving(values, days, groups, Window);

        for (var i = 0; i < values.Length; i += 7)
        {
            if (double.IsNaN(values[i]))
            {
                Assert.True(double.IsNaN(ranks[i]));
                continue;
            }
            double[] near = [.. Known(j => days[j] <= days[i] && days[j] > days[i] - Window)];
            double[] own = [.. Known(j => days[j] <= days[i] && days[j] > days[i] - Window && groups[j] == groups[i])];
            var others = own.Length >= WindowRanks.MinOthers ? own : near.Length >= WindowRanks.MinOthers ? near : [.. Known(_ => true)];
            Assert.Equal(others.Length, counts[i]);
            Assert.Equal(Rank(others, values[i]), ranks[i], 12);
        }

        IEnumerable<double> Known(Func<int, bool> belongs) => Enumerable.Range(0, values.Length).Where(j => belongs(j) && !double.IsNaN(values[j])).Select(j => values[j]);
    }

    [Fact]
    public void Fixed_AnyValues_AreTheRanksAmongTheFirst()
    {
        var (values, days, groups) = Samples(3_000);

        var (ranks, counts) = WindowRanks.Fixed(values, days, groups, lastDay: 365)!.Value;

        for (var i = 0; i < values.Length; i += 7)
        {
            if (double.IsNaN(values[i])) continue;
            double[] own = [.. Enumerable.Range(0, values.Length).Where(j => days[j] <= 365 && groups[j] == groups[i] && !double.IsNaN(values[j])).Select(j => values[j])];
            Assert.True(own.Length >= WindowRanks.MinOthers);
            Assert.Equal(own.Length, counts[i]);
            Assert.Equal(Rank(own, values[i]), ranks[i], 12);
        }
    }

    [Fact]
    public void Fixed_TooFewFirst_IsNone()
    {
        var (values, days, groups) = Samples(3_000);

        Assert.Null(WindowRanks.Fixed(values, days, groups, lastDay: 20));
    }

    private static double Rank(double[] others, double value) => (others.Count(other => other < value) + (others.Count(other => other == value) / 2.0)) / others.Length;

    private static (double[] Values, int[] Days, int[] Groups) Samples(int count)
    {
        var random = new RandomStream(3);
        var (values, days, groups) = (new double[count], new int[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            values[i] = random.Chance(0.1) ? double.NaN : random.Between(1, 30);
            days[i] = i * 700 / count;
            groups[i] = random.Between(0, 2);
        }
        return (values, days, groups);
    }
}
