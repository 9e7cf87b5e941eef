using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// The order of samples in which every node of the tree in the making owns one stretch of each shard. Shards are fixed parts of the training
/// set, one a thread, so that threads divide nodes without waiting for each other; within a stretch samples stay in ascending order, so that
/// memory is read in sequence.
/// </summary>
internal sealed unsafe class SamplePartition
{
    private readonly AlignedMemory<int> _samples;
    private readonly AlignedMemory<int> _goingRight;
    private readonly int[] _shardStarts;

    public SamplePartition(int sampleCount, int shardCount)
    {
        _samples = new AlignedMemory<int>(sampleCount);
        _goingRight = new AlignedMemory<int>(sampleCount);
        _shardStarts = new int[shardCount + 1];
        for (var shard = 1; shard <= shardCount; shard++)
            _shardStarts[shard] = (int)((long)sampleCount * shard / shardCount);
    }

    public int ShardCount => _shardStarts.Length - 1;

    public int SampleCount => _shardStarts[^1];

    public (int Start, int End) Shard(int shard) => (_shardStarts[shard], _shardStarts[shard + 1]);

    /// <summary>One stretch of a shard's samples, for a root.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="isSampled">Which samples the tree is grown on; null for all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SampleStretch Reset(int shard, Func<int, bool>? isSampled)
    {
        var (start, end) = Shard(shard);
        if (isSampled is null)
        {
            ShardKernel.List(_samples.Address + start, start, end - start);
            return new SampleStretch(start, end - start);
        }

        var samples = _samples.Span;
        var count = 0;
        for (var sample = start; sample < end; sample++)
        {
            if (isSampled(sample))
                samples[start + count++] = sample;
        }

        return new SampleStretch(start, count);
    }

    public ReadOnlySpan<int> SamplesOf(SampleStretch stretch) => _samples.Span.Slice(stretch.Start, stretch.Count);

    /// <summary>The same for kernels; behind the end there is more that may be read.</summary>
    public int* AddressOf(SampleStretch stretch) => _samples.Address + stretch.Start;

    /// <summary>Divides a stretch in two: first the samples that go left, then those that go right.</summary>
    /// <param name="stretch">The stretch to divide.</param>
    /// <param name="column">The column of the split.</param>
    /// <param name="goesLeft">The bins whose samples go left.</param>
    /// <param name="usePlainKernels">Whether to leave out instructions that not all processors have.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (SampleStretch Left, SampleStretch Right) Divide(
        SampleStretch stretch, BinnedColumn column, BinSet goesLeft, bool usePlainKernels)
    {
        var samples = AddressOf(stretch);
        var goingRight = _goingRight.Address + stretch.Start;
        var left = PartitionKernel.IsSupported && !usePlainKernels
            ? PartitionKernel.Divide(samples, stretch.Count, column.Memory.Address, goesLeft, goingRight)
            : PartitionKernel.DividePlainly(samples, stretch.Count, column.Memory.Address, goesLeft, goingRight);
        var right = stretch.Count - left;
        _goingRight.Span.Slice(stretch.Start, right).CopyTo(_samples.Span[(stretch.Start + left)..]);
        return (new SampleStretch(stretch.Start, left), new SampleStretch(stretch.Start + left, right));
    }
}
