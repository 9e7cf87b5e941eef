namespace Analytics.Evaluation.Calibration;

/// <summary>The least-squares fit of labels that never decreases with the probability: blocks of samples with their share of positives.</summary>
/// <param name="Count">Samples in the block.</param>
/// <param name="Probability">Their mean probability.</param>
/// <param name="Share">Their share of positives, above that of the block before.</param>
internal readonly record struct PooledBlock(int Count, double Probability, double Share)
{
    /// <summary>Pools adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman 1955), equal probabilities from the start.</summary>
    public static List<PooledBlock> Pool(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (probabilities.Length != labels.Length) throw new ArgumentException("There must be one label a probability.", nameof(labels));
        var groups = ScoreGroups.Of(probabilities);
        var blocks = new List<PooledBlock>();
        for (var group = 0; group < groups.Ends.Length; group++)
        {
            var count = groups.Ends[group] - groups.Start(group);
            var block = new PooledBlock(count, probabilities[groups.Order[groups.Start(group)]], (double)groups.Positives(group, labels) / count);
            while (blocks.Count > 0 && blocks[^1].Share >= block.Share)
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        return blocks;
    }

    private PooledBlock With(PooledBlock other)
    {
        var count = Count + other.Count;
        return new PooledBlock(
            count,
            ((Count * Probability) + (other.Count * other.Probability)) / count,
            ((Count * Share) + (other.Count * other.Share)) / count);
    }
}
