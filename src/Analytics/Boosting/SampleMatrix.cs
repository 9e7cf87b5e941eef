using System.Collections.Immutable;

namespace Analytics.Boosting;

/// <summary>Samples to train on or to score, stored column by column.</summary>
public sealed class SampleMatrix
{
    /// <param name="sampleCount">Stated, not derived, because a matrix may have no columns.</param>
    /// <param name="columns">Each with <paramref name="sampleCount"/> values.</param>
    public SampleMatrix(int sampleCount, IReadOnlyList<SampleColumn> columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleCount);
        ArgumentNullException.ThrowIfNull(columns);
        for (var columnIndex = 0; columnIndex < columns.Count; columnIndex++)
        {
            if (columns[columnIndex].Values.Length != sampleCount)
            {
                throw new ArgumentException(
                    $"Column {columnIndex} has {columns[columnIndex].Values.Length} values; expected {sampleCount}, one a sample.",
                    nameof(columns));
            }
        }

        SampleCount = sampleCount;
        Columns = [.. columns];
    }

    public int SampleCount { get; }

    public ImmutableArray<SampleColumn> Columns { get; }

    /// <summary>Writes one sample's values, in the order of the columns, to the first places of <paramref name="destination"/>.</summary>
    public void CopySample(int sampleIndex, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sampleIndex, SampleCount);
        if (destination.Length < Columns.Length)
            throw new ArgumentException($"There are {destination.Length} places; a sample has {Columns.Length}.", nameof(destination));

        for (var columnIndex = 0; columnIndex < Columns.Length; columnIndex++)
            destination[columnIndex] = Columns[columnIndex].Values.Span[sampleIndex];
    }

    /// <summary>All values sample by sample, for what asks of single samples again and again.</summary>
    internal float[] ToRows()
    {
        var rows = new float[(long)SampleCount * Columns.Length];
        for (var columnIndex = 0; columnIndex < Columns.Length; columnIndex++)
        {
            var values = Columns[columnIndex].Values.Span;
            for (int sampleIndex = 0, place = columnIndex; sampleIndex < values.Length; sampleIndex++, place += Columns.Length)
                rows[place] = values[sampleIndex];
        }

        return rows;
    }

    /// <summary>A matrix of the named samples, in the order named; an index may occur more than once.</summary>
    public SampleMatrix SelectSamples(ReadOnlySpan<int> sampleIndexes)
    {
        foreach (var sampleIndex in sampleIndexes)
        {
            if ((uint)sampleIndex >= (uint)SampleCount)
                throw new ArgumentOutOfRangeException(nameof(sampleIndexes), sampleIndex, $"There are {SampleCount} samples.");
        }

        var selected = new SampleColumn[Columns.Length];
        for (var columnIndex = 0; columnIndex < selected.Length; columnIndex++)
        {
            var column = Columns[columnIndex];
            var source = column.Values.Span;
            var values = new float[sampleIndexes.Length];
            for (var index = 0; index < values.Length; index++)
                values[index] = source[sampleIndexes[index]];
            selected[columnIndex] = new SampleColumn(values, column.Kind, column.CategoryCount);
        }

        return new SampleMatrix(sampleIndexes.Length, selected);
    }
}
