namespace Analytics.Statistics;

/// <summary>
/// One column of a regression's design, read a stretch at a time: what can be computed from something smaller need never be held as a whole.
/// </summary>
internal abstract class DesignColumn
{
    public static DesignColumn Intercept { get; } = new Constant(1);

    /// <summary>A column that is held: one value a sample.</summary>
    public static DesignColumn Of(double[] values) => new Held(values);

    /// <summary>Writes the values of the samples from <paramref name="start"/> on, as many as there are places.</summary>
    public abstract void Read(int start, Span<double> destination);

    private sealed class Held(double[] values) : DesignColumn
    {
        public override void Read(int start, Span<double> destination) => values.AsSpan(start, destination.Length).CopyTo(destination);
    }

    private sealed class Constant(double value) : DesignColumn
    {
        public override void Read(int start, Span<double> destination) => destination.Fill(value);
    }
}
