using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// What changes from round to round: the samples' raw scores, their gradients, and their order. Everything here is done shard by shard, so
/// that threads need not wait for each other.
/// </summary>
internal sealed class TrainingState
{
    private readonly BinnedMatrix _samples;
    private readonly LogisticLoss _loss;
    private readonly BoosterOptions _options;
    private readonly WorkTeam _team;
    private readonly AlignedMemory<double> _rawScores;

    public TrainingState(BinnedMatrix samples, LogisticLoss loss, BoosterOptions options, WorkTeam team)
    {
        _samples = samples;
        _loss = loss;
        _options = options;
        _team = team;
        Partition = new SamplePartition(samples.SampleCount, team.Threads);
        Gradients = new AlignedMemory<GradientSums>(samples.SampleCount);
        _rawScores = new AlignedMemory<double>(samples.SampleCount);
        _rawScores.Span.Fill(loss.InitialRawScore);
    }

    public SamplePartition Partition { get; }

    public AlignedMemory<GradientSums> Gradients { get; }

    /// <summary>Adds the tree of the round before to the raw scores, and computes what the next one is grown on.</summary>
    /// <param name="lastRoot">The tree of the round before; null in the first.</param>
    /// <param name="wasSampled">Which samples it was grown on; null for all.</param>
    /// <param name="isSampled">Which samples the next one is grown on; null for all.</param>
    /// <param name="cancellationToken">Asked before each shard.</param>
    /// <returns>The next tree's root and the range of its samples' hessians.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (SampleStretch[] Stretches, GradientSums Sums, HessianRange Hessians) StartRound(
        GrowingNode? lastRoot, Func<int, bool>? wasSampled, Func<int, bool>? isSampled, CancellationToken cancellationToken)
    {
        var stretches = new SampleStretch[Partition.ShardCount];
        var sums = new GradientSums[stretches.Length];
        var hessians = new HessianRange[stretches.Length];
        var leaves = lastRoot is null ? [] : lastRoot.Leaves();
        _team.Run(
            stretches.Length,
            [MethodImpl(MethodImplOptions.AggressiveOptimization)] (shard) =>
            {
                foreach (var leaf in leaves)
                    AddLeafValue(leaf, shard);
                if (lastRoot is not null && wasSampled is not null)
                    AddToOthers(lastRoot, shard, wasSampled);
                var (start, end) = Partition.Shard(shard);
                hessians[shard] = _loss.Differentiate(_rawScores, Gradients, start, end, _options.UsePlainKernels);
                stretches[shard] = Partition.Reset(shard, isSampled);
                sums[shard] = Sum(stretches[shard], end - start);
            },
            cancellationToken);
        var (sum, range) = (default(GradientSums), HessianRange.Empty);
        for (var shard = 0; shard < stretches.Length; shard++)
            (sum, range) = (sum + sums[shard], HessianRange.Union(range, hessians[shard]));
        return (stretches, sum, range);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void AddLeafValue(GrowingNode leaf, int shard)
    {
        var stretch = leaf.Stretches[shard];
        ShardKernel.AddValue(_rawScores.Address, Partition.AddressOf(stretch), stretch.Count, _options.LearningRate * leaf.Value);
    }

    /// <summary>Samples that a tree was not grown on get its values all the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddToOthers(GrowingNode root, int shard, Func<int, bool> wasSampled)
    {
        var (start, end) = Partition.Shard(shard);
        for (var sample = start; sample < end; sample++)
        {
            if (!wasSampled(sample))
                _rawScores.Span[sample] += _options.LearningRate * LeafOf(root, sample).Value;
        }
    }

    private GrowingNode LeafOf(GrowingNode node, int sample)
    {
        while (node.Children is var (left, right))
        {
            var split = node.BestSplit!;
            node = split.GoesLeft.Contains(_samples.Columns[split.ColumnIndex].Bins[sample]) ? left : right;
        }

        return node;
    }

    private unsafe GradientSums Sum(SampleStretch stretch, int shardLength)
    {
        var gradients = (long*)Gradients.Address;
        return stretch.Count == shardLength
            ? ShardKernel.SumAll(gradients + stretch.Start, stretch.Count)
            : ShardKernel.Sum(gradients, Partition.AddressOf(stretch), stretch.Count);
    }
}
