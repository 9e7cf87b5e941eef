namespace Analytics.Exports.Values;

/// <summary>
/// Tells from all values of a column whether the point or the comma is its decimal mark: the one with which more values can be read. If
/// both read as many and disagree, as on <c>1,234</c> alone:
/// a whole number of four digits or more that has no mark shows that the mark does not group, so that it is the decimal one; else
/// points in nothing but groups of three group if there are 20 such values beside whole numbers below 1000, which no fixed number of
/// decimals leaves; else the comma groups and the point is the decimal mark.
/// </summary>
internal sealed class NumberEvidence
{
    private const int EnoughGroups = 20;
    private const double LeastGrouped = 1000;

    private long _present;
    private long _byPoint;
    private long _byComma;
    private long _byOneOnly;
    private long _pointGroups;
    private long _commaGroups;
    private long _smallWhole;
    private long _largeWhole;

    public void Add(ReadOnlySpan<byte> text)
    {
        if (NumberText.TryReadPlain(text, DecimalMark.Point, out var plain) && !text.Contains((byte)'.'))
        {
            _present++;
            AddWhole(plain, isPlain: true);
            return;
        }
        if (MissingText.IsMissing(text)) return;
        _present++;
        var mark = text.IndexOfAny((byte)'.', (byte)',');
        // Full-width marks begin with 0xEF.
        if (mark < 0 && text.IndexOf((byte)0xEF) < 0)
        {
            if (NumberText.TryRead(text, DecimalMark.Point, out var whole)) AddWhole(whole, isPlain: false);
            return;
        }
        if (TryAddPlain(text, mark)) return;
        var readsPoint = NumberText.TryRead(text, DecimalMark.Point, out var withPoint);
        var readsComma = NumberText.TryRead(text, DecimalMark.Comma, out var withComma);
        if (readsPoint) _byPoint++;
        if (readsComma) _byComma++;
        if (readsPoint != readsComma) _byOneOnly++;
        if (!readsPoint || !readsComma || withPoint == withComma) return;
        if (Math.Abs(withPoint) < Math.Abs(withComma)) _pointGroups++;
        else _commaGroups++;
    }

    private void AddWhole(double number, bool isPlain)
    {
        _byPoint++;
        _byComma++;
        if (Math.Abs(number) < LeastGrouped) _smallWhole++;
        else if (isPlain) _largeWhole++;
    }

    /// <summary>Digits with one mark, of which not just three stand behind it: it can only be the decimal mark. So are most numbers.</summary>
    private bool TryAddPlain(ReadOnlySpan<byte> text, int mark)
    {
        const int GroupLength = 3;
        if (mark < 0 || text.Length - mark - 1 == GroupLength) return false;
        var kind = text[mark] == '.' ? DecimalMark.Point : DecimalMark.Comma;
        if (!NumberText.TryReadPlain(text, kind, out _)) return false;
        if (kind == DecimalMark.Point) _byPoint++;
        else _byComma++;
        _byOneOnly++;
        return true;
    }

    public ColumnDecision<NumberFormat> Decide()
    {
        if (_byPoint != _byComma)
        {
            var best = _byPoint > _byComma ? NumberFormat.DecimalPoint : NumberFormat.DecimalComma;
            return new(best, _present, Math.Max(_byPoint, _byComma), Certainty.Settled);
        }
        if (_pointGroups + _commaGroups == 0)
        {
            // No value needs a mark, or as many need the one as the other.
            return new(NumberFormat.DecimalPoint, _present, _byPoint, _byOneOnly == 0 ? Certainty.Settled : Certainty.Assumed);
        }
        var (format, certainty) = Undecided();
        return new(format, _present, _byPoint, certainty);
    }

    private (NumberFormat, Certainty) Undecided()
    {
        var comesWithComma = _commaGroups >= _pointGroups;
        if (_largeWhole > 0) return (comesWithComma ? NumberFormat.DecimalComma : NumberFormat.DecimalPoint, Certainty.Likely);
        if (comesWithComma) return (NumberFormat.DecimalPoint, _smallWhole > 0 && _commaGroups >= EnoughGroups ? Certainty.Likely : Certainty.Assumed);
        return _smallWhole > 0 && _pointGroups >= EnoughGroups
            ? (NumberFormat.DecimalComma, Certainty.Likely)
            : (NumberFormat.DecimalPoint, Certainty.Assumed);
    }
}
