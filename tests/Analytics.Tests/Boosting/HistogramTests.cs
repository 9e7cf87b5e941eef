using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class HistogramTests
{
    [Fact]
    public void Subtract_OneChild_LeavesExactlyTheOther()
    {
        var random = new Random(6);
        var (parent, counted, expected) = (new Histogram([0, 256, 261]), new Histogram([0, 256, 261]), new Histogram([0, 256, 261]));
        for (var column = 0; column < 2; column++)
        {
            for (var bin = 0; bin < parent.Column(column).Length; bin++)
            {
                counted.Column(column)[bin] = new GradientSums(random.Next(-1_000_000, 1_000_000), random.Next(500_000));
                // Some bins belong to the one child alone.
                expected.Column(column)[bin] = bin % 17 == 0 ? default : new GradientSums(random.Next(-1_000_000, 1_000_000), random.Next(1, 500_000));
                parent.Column(column)[bin] = counted.Column(column)[bin] + expected.Column(column)[bin];
            }

            parent.Subtract(column, counted);

            Assert.Equal(expected.Column(column), parent.Column(column));
        }

        Assert.True(parent.Column(0)[17].IsEmpty);
    }

    [Fact]
    public void MoveTo_LanesOfOneAndOfSeveralColumns_SumsByColumnAndBin()
    {
        var random = new Random(7);
        // Columns of 3, 4 (one for missing values, which it does not have), 5 and 2 bins; lane 1 holds three of them.
        var histogram = new Histogram([0, 3, 7, 12, 14]);
        RecordLane[] lanes = [new RecordLane([2], [5]), new RecordLane([1, 0, 3], [3, 3, 2])];
        var expected = new GradientSums[14];
        var laneHistograms = new LaneHistograms();
        histogram.Column(1)[3] = new GradientSums(5, 5);
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Array.Clear(expected);
            for (var code = 0; code < 5; code++)
                Count(laneHistograms, 0, code, new GradientSums(random.Next(-99, 99), random.Next(99)), [(2, code)], expected);
            for (var code = 0; code < 18; code++)
            {
                (int, int)[] digits = [(1, code % 3), (0, code / 3 % 3), (3, code / 9)];
                Count(laneHistograms, 1, code, new GradientSums(random.Next(-99, 99), random.Next(99)), digits, expected);
            }

            laneHistograms.MoveTo(histogram, lanes);

            for (var column = 0; column < 4; column++)
            {
                var start = Starts[column];
                Assert.Equal(expected.AsSpan(start, histogram.Column(column).Length), histogram.Column(column));
            }
        }
    }

    private static readonly int[] Starts = [0, 3, 7, 12];

    private static unsafe void Count(
        LaneHistograms histograms, int lane, int code, GradientSums sums, (int Column, int Bin)[] digits, GradientSums[] expected)
    {
        histograms.Address[lane * RecordLane.MaxCodes + code] += sums.Word;
        foreach (var (column, bin) in digits)
            expected[Starts[column] + bin] += sums;
    }
}
