namespace Analytics.Exports.Formats.Archives;

/// <summary>What may come out of one compressed stream, compared with what went in.</summary>
internal sealed class InflationBudget(ExportLimits limits)
{
    private long _inflated;

    /// <param name="count">Bytes that came out since the last call.</param>
    /// <param name="compressed">Bytes that went in so far.</param>
    /// <exception cref="ExportUnreadableException">It is too much.</exception>
    public void Spend(int count, long compressed)
    {
        _inflated += count;
        if (_inflated > limits.MaxInflatedBytes) throw TooLarge(limits);
        if (_inflated > limits.InflatedBytesBeforeRatio && _inflated / limits.MaxInflationRatio > compressed) throw TooDense(limits);
    }

    public static ExportUnreadableException TooLarge(ExportLimits limits) =>
        new($"the archive unpacks to more than {limits.MaxInflatedBytes / (1024 * 1024)} MB, the most that is read: cut it into several.");

    public static ExportUnreadableException TooDense(ExportLimits limits) =>
        new($"the archive unpacks to more than {limits.MaxInflationRatio} times its size, which no export does: it is not opened.");
}
