namespace Analytics.Boosting;

/// <summary>
/// The order of samples in which every node of the tree in the making owns one stretch. Within a stretch samples stay in ascending order,
/// so that memory is read in sequence.
/// </summary>
internal sealed class SamplePartition
{
    private readonly int[] _samples;
    private readonly int[] _goingRight;

    public SamplePartition(int sampleCount)
    {
        _samples = new int[sampleCount];
        _goingRight = new int[sampleCount];
    }

    /// <summary>One stretch of all samples, for a root.</summary>
    public void Reset()
    {
        for (var index = 0; index < _samples.Length; index++)
            _samples[index] = index;
    }

    public ReadOnlyMemory<int> SamplesOf(GrowingNode node) => _samples.AsMemory(node.Start, node.SampleCount);

    /// <summary>Divides a node's stretch in two: first the samples that go left, then those that go right.</summary>
    /// <param name="node">The node to divide.</param>
    /// <param name="bins">The bin of every sample of the training set in the column of the split.</param>
    /// <param name="goesLeft">For each bin whether its samples go left.</param>
    public void Divide(GrowingNode node, ReadOnlySpan<byte> bins, ReadOnlySpan<bool> goesLeft)
    {
        var stretch = _samples.AsSpan(node.Start, node.SampleCount);
        int left = 0, right = 0;
        foreach (var sample in stretch)
        {
            if (goesLeft[bins[sample]])
                stretch[left++] = sample;
            else
                _goingRight[right++] = sample;
        }

        _goingRight.AsSpan(0, right).CopyTo(stretch[left..]);
    }
}
