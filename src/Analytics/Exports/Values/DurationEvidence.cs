namespace Analytics.Exports.Values;

/// <summary>
/// Tells from all values of a column how its durations are written. Bare numbers are in the unit given. A pair such as <c>12:30</c> is
/// hours and minutes if the column's unit is hours or days; else minutes and seconds: so it is if the column has durations with hours
/// (<c>1:02:30</c>) or minutes, seconds as its unit, or a first number above 23; of none of these the certainty is only custom's.
/// </summary>
/// <param name="bareUnit">The unit of numbers without one: <see cref="DurationUnits.FromColumnName"/>, or a mapping's.</param>
internal sealed class DurationEvidence(DurationUnit? bareUnit)
{
    private const int HoursPerDay = 24;

    private readonly NumberEvidence _bare = new();
    private long _present;
    private long _negative;
    private long _pairs;
    private long _longPairs;
    private long _clocks;

    /// <summary>Numbers without a unit; without one in the column's name either they cannot be read.</summary>
    public long Bare { get; private set; }

    /// <summary>Values that say their unit or are written as a clock.</summary>
    public long Worded { get; private set; }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (MissingText.IsMissing(text)) return;
        _present++;
        if (NumberText.TryReadPlain(text, DecimalMark.Point, out var number) || NumberText.TryReadPlain(text, DecimalMark.Comma, out number))
        {
            AddBare(text, number);
            return;
        }
        Span<char> buffer = stackalloc char[CellText.MaxLength];
        var plain = CellText.Plain(text, buffer);
        if (DurationText.TryRead(plain, ClockPair.MinutesSeconds, out var firstOfPair, out _))
        {
            Worded++;
            if (firstOfPair >= 0) _pairs++;
            if (firstOfPair >= HoursPerDay) _longPairs++;
            if (firstOfPair < 0 && plain.Contains(':')) _clocks++;
        }
        else if (!plain.IsEmpty && (NumberText.TryRead(plain, DecimalMark.Point, out number) || NumberText.TryRead(plain, DecimalMark.Comma, out number)))
        {
            AddBare(text, number);
        }
    }

    public ColumnDecision<DurationFormat> Decide()
    {
        var number = _bare.Decide();
        var (pair, certainty) = Pair();
        if (bareUnit is not null && number.Certainty > certainty) certainty = number.Certainty;
        var readable = Worded + (bareUnit is null ? 0 : Math.Max(0, number.Readable - _negative));
        return new(new DurationFormat(bareUnit, pair, number.Format), _present, readable, certainty);
    }

    private void AddBare(ReadOnlySpan<byte> text, double number)
    {
        Bare++;
        if (number < 0) _negative++;
        _bare.Add(text);
    }

    private (ClockPair, Certainty) Pair()
    {
        if (_pairs == 0) return (ClockPair.MinutesSeconds, Certainty.Settled);
        if (bareUnit is DurationUnit.Hours or DurationUnit.Days) return (ClockPair.HoursMinutes, Certainty.Likely);
        var speaksForMinutes = _clocks > 0 || _longPairs > 0 || bareUnit is not null;
        return (ClockPair.MinutesSeconds, speaksForMinutes ? Certainty.Likely : Certainty.Assumed);
    }
}
