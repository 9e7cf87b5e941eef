namespace Testing.Trainers;

/// <summary>Keeps what a trainer reports, in the order in which it does, and may act on it.</summary>
public sealed class ProgressRecord(Action<double>? onReport = null) : IProgress<double>
{
    private readonly Lock _gate = new();
    private readonly List<double> _values = [];

    public IReadOnlyList<double> Values
    {
        get
        {
            lock (_gate) return [.. _values];
        }
    }

    public void Report(double value)
    {
        lock (_gate) _values.Add(value);
        onReport?.Invoke(value);
    }
}
