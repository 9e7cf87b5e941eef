using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class RecordLaneTests
{
    [Fact]
    public void Create_AnyColumns_KeepsEveryBinOfEverySample()
    {
        var samples = RandomSamples.Create(seed: 5, sampleCount: 3000);
        foreach (var threads in (int[])[1, 2, 3, 8])
        {
            using var team = new WorkTeam(threads);
            var binned = BinnedMatrix.Bin(samples.Matrix, new BoosterOptions(), team, CancellationToken.None);

            var blocks = RecordBlock.Create(binned, team, CancellationToken.None);

            var seen = new List<int>();
            foreach (var block in blocks)
            {
                Assert.InRange(block.Lanes.Length, 1, RecordBlock.RecordLength);
                for (var lane = 0; lane < block.Lanes.Length; lane++)
                {
                    Assert.InRange(block.Lanes[lane].CodeCount, 1, RecordLane.MaxCodes);
                    seen.AddRange(block.Lanes[lane].Columns);
                    for (var sample = 0; sample < 3000; sample++)
                        Assert.Equal(CodeOf(binned, block.Lanes[lane], sample), block.Records.Span[sample * RecordBlock.RecordLength + lane]);
                }
            }

            Assert.Equal([0, 1, 2, 3, 4], seen.Order());
        }
    }

    [Fact]
    public void Pack_ManyColumnsOfFewBins_SharesLanes()
    {
        // 20 columns of two bins and five of three: at most 2^8 or 3^5 codes a lane.
        var columns = Enumerable.Range(0, 25).Select(column =>
            new SampleColumn(Enumerable.Range(0, 60).Select(sample => (float)(sample / (column + 1) % (column < 20 ? 2 : 3))).ToArray()));
        using var team = new WorkTeam(1);
        var binned = BinnedMatrix.Bin(new SampleMatrix(60, [.. columns]), new BoosterOptions(), team, CancellationToken.None);

        var lanes = RecordLane.Pack(binned);

        Assert.Equal(4, lanes.Count);
        Assert.Equal(Enumerable.Range(0, 25), lanes.SelectMany(lane => lane.Columns).Order());
    }

    private static int CodeOf(BinnedMatrix binned, RecordLane lane, int sample)
    {
        var (code, factor) = (0, 1);
        for (var digit = 0; digit < lane.Columns.Length; digit++)
        {
            code += factor * binned.Columns[lane.Columns[digit]].Bins[sample];
            factor *= lane.Radixes[digit];
        }

        return code;
    }
}
