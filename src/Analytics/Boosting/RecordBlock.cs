using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>
/// Up to sixteen lanes of all samples, a record of sixteen bytes for each: whoever counts a sample finds its bins of all these columns in one
/// place. One thread at a time counts a block, so its histograms stay in that thread's cache.
/// </summary>
internal sealed class RecordBlock
{
    public const int RecordLength = 16;

    /// <summary>Beyond so many, blocks for more threads would take more memory than they are worth: each has a whole record a sample.</summary>
    private const int MostToShare = 8;

    private RecordBlock(RecordLane[] lanes, AlignedMemory<byte> records)
    {
        Lanes = lanes;
        Records = records;
    }

    public RecordLane[] Lanes { get; }

    public AlignedMemory<byte> Records { get; }

    /// <param name="samples">The binned columns.</param>
    /// <param name="team">Who makes the blocks, and afterwards counts them: each thread gets about as many lanes.</param>
    /// <param name="cancellationToken">Asked before each block.</param>
    public static RecordBlock[] Create(BinnedMatrix samples, WorkTeam team, CancellationToken cancellationToken)
    {
        var lanes = RecordLane.Pack(samples);
        var fewest = Math.Max((lanes.Count + RecordLength - 1) / RecordLength, 1);
        var blockCount = (fewest + team.Threads - 1) / team.Threads * team.Threads;
        blockCount = Math.Clamp(blockCount, fewest, Math.Max(fewest, Math.Min(MostToShare, lanes.Count / 2)));
        var blocks = new RecordBlock[blockCount];
        team.Run(
            blockCount,
            block =>
            {
                // Dealt in turn, because the lanes with the most bins, which cost the most when splits are searched, come first.
                RecordLane[] dealt = [.. lanes.Where((_, index) => index % blockCount == block)];
                blocks[block] = new RecordBlock(dealt, ToRecords(samples, dealt));
            },
            cancellationToken);
        return blocks;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static AlignedMemory<byte> ToRecords(BinnedMatrix samples, RecordLane[] lanes)
    {
        var memory = new AlignedMemory<byte>(checked(samples.SampleCount * RecordLength));
        var records = memory.Span;
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            var factor = 1;
            for (var digit = 0; digit < lanes[lane].Columns.Length; digit++)
            {
                var place = lane;
                foreach (var bin in samples.Columns[lanes[lane].Columns[digit]].Bins)
                {
                    records[place] += (byte)(factor * bin);
                    place += RecordLength;
                }

                factor *= lanes[lane].Radixes[digit];
            }
        }

        return memory;
    }
}
