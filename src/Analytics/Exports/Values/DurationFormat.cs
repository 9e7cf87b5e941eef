namespace Analytics.Exports.Values;

/// <summary>How the durations of a column are written; <see cref="DurationEvidence"/> decides it.</summary>
/// <param name="BareUnit">The unit of numbers without one; null if there is none, so that they cannot be read.</param>
/// <param name="Pair">What <c>12:30</c> means.</param>
/// <param name="Number">How bare numbers are written.</param>
internal sealed record DurationFormat(DurationUnit? BareUnit, ClockPair Pair, NumberFormat Number)
{
    /// <summary>
    /// A duration in minutes, never negative. False if the text is there and is no duration in this format; true with <c>null</c> if it is missing.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> text, out double? minutes)
    {
        minutes = null;
        if (NumberText.TryReadPlain(text, Number.Mark, out var bare)) return TryFromBare(bare, out minutes);
        if (MissingText.IsMissing(text)) return true;
        Span<char> buffer = stackalloc char[CellText.MaxLength];
        var plain = CellText.Plain(text, buffer);
        if (DurationText.TryRead(plain, Pair, out _, out var read))
        {
            minutes = read;
            return true;
        }
        return NumberText.TryRead(plain, Number.Mark, out bare) && TryFromBare(bare, out minutes);
    }

    public override string ToString()
    {
        var unit = BareUnit is { } bareUnit ? $"durations, bare numbers in {Name(bareUnit)}" : "durations that say their unit";
        return Pair == ClockPair.HoursMinutes ? unit + ", 12:30 as hours and minutes" : unit;
    }

    private bool TryFromBare(double bare, out double? minutes)
    {
        minutes = BareUnit is { } unit && bare >= 0 ? DurationUnits.ToMinutes(bare, unit) : null;
        return minutes is not null;
    }

    private static string Name(DurationUnit unit) => unit switch
    {
        DurationUnit.Milliseconds => "milliseconds",
        DurationUnit.Seconds => "seconds",
        DurationUnit.Minutes => "minutes",
        DurationUnit.Hours => "hours",
        _ => "days",
    };
}
