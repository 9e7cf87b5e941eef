namespace Analytics.Exports.Values;

/// <summary>
/// Tells from all values of a column how its times are written: the layout that reads most of them. Where day and month could change
/// places in all values, the order decides in which the file runs steadily up or down (as logs and exports do), then the one in which the
/// dates lie at least twice as close together; else custom: month first after slashes, as tools write them, day first otherwise.
/// </summary>
internal sealed class TimeEvidence(bool allowExcelSerial = false)
{
    private const int DateLength = 10;
    private const int FewestSteps = 5;
    private const double SteadyShare = 0.95;
    private const double LeastLead = 0.1;
    private const double CloserTogether = 2;

    private static readonly TimeLayout[] Orders = [TimeLayout.YearFirst, TimeLayout.DayFirst, TimeLayout.MonthFirst];

    private readonly long[] _readable = new long[Enum.GetValues<TimeLayout>().Length];
    private readonly OrderHints[] _hints = [new(), new(), new()];
    private long _present;
    private long _inEveryOrder;
    private long _slashes;
    private long _dependent;

    /// <summary>Values that say their offset from UTC.</summary>
    public long WithOffset { get; private set; }

    /// <summary>Values that say a time of day, not only a date.</summary>
    public long WithTimeOfDay { get; private set; }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (IsoTimeText.TryRead(text, out _, out var isUtc))
        {
            _present++;
            if (isUtc) WithOffset++;
            if (text.Length > DateLength) WithTimeOfDay++;
            _inEveryOrder++;
            return;
        }
        if (MissingText.IsMissing(text)) return;
        _present++;
        if (NumericTimeText.TryScan(text, out var written))
        {
            AddWritten(written);
        }
        else if (NumericTime.TryRead(CellText.Trim(text), allowExcelSerial, out var layout, out var time))
        {
            _readable[(int)layout]++;
            if (layout is not (TimeLayout.Compact or TimeLayout.ExcelSerial)) WithOffset++;
            if (time.TimeOfDay != TimeSpan.Zero) WithTimeOfDay++;
        }
        else if (TimeFormat.TryScan(text, out written))
        {
            AddWritten(written);
        }
    }

    public ColumnDecision<TimeFormat> Decide()
    {
        var readable = _readable.ToArray();
        foreach (var order in Orders) readable[(int)order] += _inEveryOrder;
        var best = Array.IndexOf(readable, readable.Max());
        var (chosen, certainty) = ((TimeLayout)best, Certainty.Settled);
        // Orders that read nothing but what they all read the same are one.
        var equal = Orders.Where(order => readable[(int)order] == readable[best]).ToArray();
        if (equal.Length > 1 && _dependent > 0) (chosen, certainty) = Undecided(equal);
        return new(new TimeFormat(chosen), _present, readable[best], certainty);
    }

    private void AddWritten(in WrittenTime written)
    {
        if (written.Kind == WrittenTime.DateKind.None) return;
        if (written.OffsetMinutes is not null) WithOffset++;
        if (written.HasTimeOfDay) WithTimeOfDay++;
        if (!written.DependsOnOrder)
        {
            if (!written.TryResolve(TimeLayout.YearFirst, out _)) return;
            _inEveryOrder++;
            return;
        }
        if (written.Separator == '/') _slashes++;
        var isReadable = false;
        foreach (var order in Orders)
        {
            if (!written.TryResolve(order, out var time)) continue;
            isReadable = true;
            _readable[(int)order]++;
            _hints[(int)order].Add(time);
        }
        if (isReadable) _dependent++;
    }

    private (TimeLayout, Certainty) Undecided(TimeLayout[] equal)
    {
        var byOrder = equal.OrderByDescending(order => _hints[(int)order].SteadyShare).ToArray();
        var (best, next) = (_hints[(int)byOrder[0]], _hints[(int)byOrder[1]]);
        if (best.Steps >= FewestSteps && best.SteadyShare >= SteadyShare && best.SteadyShare - next.SteadyShare >= LeastLead) return (byOrder[0], Certainty.Likely);

        var bySpan = equal.OrderBy(order => _hints[(int)order].Span).ToArray();
        var (closest, wider) = (_hints[(int)bySpan[0]], _hints[(int)bySpan[1]]);
        if (closest.Steps >= FewestSteps && closest.Span * CloserTogether <= wider.Span) return (bySpan[0], Certainty.Likely);

        var custom = _slashes * 2 > _dependent ? TimeLayout.MonthFirst : TimeLayout.DayFirst;
        return (equal.Contains(custom) ? custom : equal[0], Certainty.Assumed);
    }

    /// <summary>How the values lie if they are read in one order.</summary>
    private sealed class OrderHints
    {
        private DateTime _last;
        private DateTime _earliest = DateTime.MaxValue;
        private DateTime _latest = DateTime.MinValue;
        private long _up;
        private long _down;

        public long Steps => _up + _down;

        public double SteadyShare => Steps == 0 ? 0 : (double)Math.Max(_up, _down) / Steps;

        public TimeSpan Span => _latest - _earliest;

        public void Add(DateTime time)
        {
            if (_earliest <= _latest)
            {
                if (time > _last) _up++;
                else if (time < _last) _down++;
            }
            _last = time;
            if (time < _earliest) _earliest = time;
            if (time > _latest) _latest = time;
        }
    }
}
