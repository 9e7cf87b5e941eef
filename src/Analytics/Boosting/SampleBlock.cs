namespace Analytics.Boosting;

/// <summary>Neighbouring samples of a matrix.</summary>
internal readonly record struct SampleBlock(SampleMatrix Samples, int First, int Count)
{
    public ReadOnlySpan<float> Values(int column) => Samples.Columns[column].Values.Span.Slice(First, Count);
}
