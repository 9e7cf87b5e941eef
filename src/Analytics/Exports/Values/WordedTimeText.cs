namespace Analytics.Exports.Values;

/// <summary>
/// The patient reader of times: month names, 年月日时分秒, clocks of 12 hours, weekdays, zone names, and what <see cref="NumericTimeText"/> reads. It
/// takes the text of <see cref="CellText.Plain"/> word by word.
/// </summary>
internal ref struct WordedTimeText
{
    private enum Half
    {
        None,
        Morning,
        Afternoon,
    }

    private ReadOnlySpan<char> _text;
    private WrittenTime _time;

    // Numbers of the date in the order written, and how many digits each has.
    private (int Value, int Length) _first;
    private (int Value, int Length) _second;
    private (int Value, int Length) _third;
    private int _count;

    private int _month;
    private int _monthPlace;

    // 年, 月 and 日 say which number is which.
    private int _markedYear;
    private int _markedDay;

    private int _hour;
    private int _minute;
    private int _second60;
    private long _fraction;
    private Half _half;

    public static bool TryScan(ReadOnlySpan<char> plain, out WrittenTime time)
    {
        var reader = new WordedTimeText { _text = plain, _hour = -1 };
        time = default;
        while (!reader._text.IsEmpty)
        {
            if (!reader.TryStep()) return false;
        }
        if (!reader.TryFinishDate() || !reader.TryFinishTime()) return false;
        time = reader._time;
        return true;
    }

    private bool TryStep()
    {
        var character = _text[0];
        if (char.IsAsciiDigit(character)) return TryNumber();
        if (character is '+' or '-' && _hour >= 0) return TryOffset();
        if (character is ' ' or ',' or '/' or '-' or '.')
        {
            _text = _text[1..];
            return true;
        }
        if (character == '(')
        {
            // A zone's or weekday's name in brackets repeats what was said before.
            var end = _text.IndexOf(')');
            if (end < 0 || _count + _month + _markedDay == 0) return false;
            _text = _text[(end + 1)..];
            return true;
        }
        return char.IsLetter(character) && TryWord();
    }

    private bool TryNumber()
    {
        var length = _text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : _text.Length;
        if (length > 8 || !int.TryParse(_text[..length], out var value)) return false;
        var rest = _text[length..];
        var next = rest.IsEmpty ? '\0' : rest[0];
        if (next is ':' or '时' or '点') return TryClock(value, length);
        if (length == 8 && next == 't') return TryBasic(value, rest[1..]);
        _text = rest;
        switch (next)
        {
            case '年':
                _text = rest[1..];
                if (length is not (4 or 2)) return false;
                _markedYear = length == 4 ? value : 2000 + value;
                return true;
            case '月':
                _text = rest[1..];
                return TrySetMonth(value);
            case '日' or '号':
                _text = rest[1..];
                _markedDay = value;
                return _markedDay > 0;
        }
        if (_hour < 0 && length <= 2 && FollowedByHalf(rest))
        {
            _hour = value;
            return true;
        }
        if (length > 4 || length == 3) return false;
        switch (_count++)
        {
            case 0: _first = (value, length); break;
            case 1: _second = (value, length); break;
            case 2: _third = (value, length); break;
            default: return false;
        }
        if (_count < 3 && next is '-' or '/' or '.') _time.Separator = next;
        return true;
    }

    private static bool FollowedByHalf(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(' ');
        return rest.Length > 1 && rest[0] is 'a' or 'p' && rest[1] is 'm' or '.';
    }

    private bool TryClock(int hour, int length)
    {
        if (_hour >= 0 || length > 2) return false;
        _hour = hour;
        var isWorded = _text[length] != ':';
        _text = _text[(length + 1)..];
        if (!TryClockPart(isWorded, '分', out _minute)) return false;
        if (isWorded ? !_text.IsEmpty && char.IsAsciiDigit(_text[0]) : !_text.IsEmpty && _text[0] == ':')
        {
            if (!isWorded) _text = _text[1..];
            if (!TryClockPart(isWorded, '秒', out _second60)) return false;
        }
        if (_text.Length > 1 && _text[0] is '.' or ',' && char.IsAsciiDigit(_text[1])) ReadFraction();
        return true;
    }

    /// <summary>Two digits, or behind 时 one or two with their unit; 时 may stand alone.</summary>
    private bool TryClockPart(bool isWorded, char unit, out int value)
    {
        value = 0;
        if (isWorded && (_text.IsEmpty || !char.IsAsciiDigit(_text[0]))) return true;
        var length = 0;
        while (length < _text.Length && length < 2 && char.IsAsciiDigit(_text[length])) value = (value * 10) + _text[length++] - '0';
        if (length == 0 || (length == 1 && !isWorded)) return false;
        _text = _text[length..];
        if (!isWorded) return true;
        if (!_text.IsEmpty && _text[0] == unit) _text = _text[1..];
        return true;
    }

    private void ReadFraction()
    {
        _text = _text[1..];
        var scale = TimeSpan.TicksPerSecond;
        while (!_text.IsEmpty && char.IsAsciiDigit(_text[0]))
        {
            scale /= 10;
            _fraction += (_text[0] - '0') * scale;
            _text = _text[1..];
        }
    }

    /// <summary><c>20260305T143000</c>.</summary>
    private bool TryBasic(int date, ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length;
        if (_count > 0 || _hour >= 0 || length is not (4 or 6) || !int.TryParse(rest[..length], out var clock)) return false;
        if (length == 4) clock *= 100;
        (_markedYear, _month, _markedDay) = (date / 10000, date / 100 % 100, date % 100);
        (_hour, _minute, _second60) = (clock / 10000, clock / 100 % 100, clock % 100);
        _text = rest[length..];
        if (_text.Length > 1 && _text[0] is '.' or ',' && char.IsAsciiDigit(_text[1])) ReadFraction();
        return _markedDay > 0;
    }

    private bool TryWord()
    {
        if (_text[0] > 'ÿ') return TryChineseWord();
        var length = 1;
        while (length < _text.Length && char.IsLetter(_text[length]) && _text[length] <= 'ÿ') length++;
        var word = _text[..length];
        if (TimeWords.TryMonth(word, out var month))
        {
            _text = _text[length..];
            return TrySetMonth(month);
        }
        if (word is "am" or "pm" || (word is "a" or "p" && _text[length..].StartsWith(".m", StringComparison.Ordinal)))
        {
            if (_half != Half.None) return false;
            _half = word[0] == 'a' ? Half.Morning : Half.Afternoon;
            if (length == 1) length += _text[length..].StartsWith(".m.", StringComparison.Ordinal) ? 3 : 2;
            _text = _text[length..];
            return true;
        }
        if (_hour >= 0 && TimeWords.TryOffset(word, out var minutes))
        {
            _text = _text[length..];
            if (_time.OffsetMinutes is not null) return false;
            _time.OffsetMinutes = minutes;
            // "UTC+8" and "GMT+0800": the numbers say it.
            if (minutes == 0 && !_text.IsEmpty && _text[0] is '+' or '-') _time.OffsetMinutes = null;
            return true;
        }
        _text = _text[length..];
        return TimeWords.IsSkipped(word);
    }

    private bool TryChineseWord()
    {
        if (_text.StartsWith("星期", StringComparison.Ordinal) || _text.StartsWith("周", StringComparison.Ordinal))
        {
            var length = _text[0] == '周' ? 2 : 3;
            if (_text.Length < length || !"一二三四五六日天".Contains(_text[length - 1], StringComparison.Ordinal)) return false;
            _text = _text[length..];
            return true;
        }
        if (_text.Length < 2 || _half != Half.None) return false;
        switch (_text[..2])
        {
            case "上午" or "早上" or "凌晨" or "清晨":
                _half = Half.Morning;
                break;
            case "下午" or "晚上" or "中午" or "傍晚":
                _half = Half.Afternoon;
                break;
            default:
                return false;
        }
        _text = _text[2..];
        return true;
    }

    private bool TryOffset()
    {
        if (_time.OffsetMinutes is not null) return false;
        var sign = _text[0] == '-' ? -1 : 1;
        _text = _text[1..];
        var length = _text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : _text.Length;
        if (length is not (1 or 2 or 4) || !int.TryParse(_text[..length], out var hours)) return false;
        _text = _text[length..];
        if (length == 4) return _time.TrySetOffset(sign, hours / 100, hours % 100);
        if (_text.IsEmpty || _text[0] != ':') return _time.TrySetOffset(sign, hours, 0);
        if (_text.Length < 3 || !int.TryParse(_text[1..3], out var minutes)) return false;
        _text = _text[3..];
        return _time.TrySetOffset(sign, hours, minutes);
    }

    private bool TrySetMonth(int month)
    {
        if (_month > 0) return false;
        (_month, _monthPlace) = (month, _count);
        return true;
    }

    private bool TryFinishDate()
    {
        if (_markedYear > 0 || _markedDay > 0)
        {
            if (_markedYear == 0 || _month == 0 || _markedDay == 0 || _count > 0) return false;
            SetKnown(_markedYear, _month, _markedDay);
            return true;
        }
        if (_month > 0) return TryFinishNamed();
        if (_count == 0) return _hour >= 0;
        if (_count != 3 || _second.Length > 2 || _time.Separator == '\0') return false;
        (_time.First, _time.Second, _time.Third) = (_first.Value, _second.Value, _third.Value);
        if (_first.Length == 4 && _third.Length <= 2) _time.Kind = WrittenTime.DateKind.Known;
        else if (_first.Length <= 2) _time.Kind = _third.Length == 4 ? WrittenTime.DateKind.YearLast : WrittenTime.DateKind.Short;
        return _time.Kind != WrittenTime.DateKind.None;
    }

    /// <summary><c>Mar 5, 2026</c>, <c>5 Mar 2026</c>, <c>5-Mar-26</c>, <c>2026 Mar 5</c>.</summary>
    private bool TryFinishNamed()
    {
        if (_count != 2 || _monthPlace > 1) return false;
        var yearFirst = _monthPlace == 1 && _first.Length == 4;
        var (year, day) = yearFirst ? (_first, _second) : (_second, _first);
        if (day.Length > 2 || year.Length is not (2 or 4)) return false;
        SetKnown(year.Length == 4 ? year.Value : WrittenTime.LongYear(year.Value), _month, day.Value);
        return true;
    }

    private void SetKnown(int year, int month, int day)
    {
        (_time.First, _time.Second, _time.Third) = (year, month, day);
        _time.Kind = WrittenTime.DateKind.Known;
    }

    private bool TryFinishTime()
    {
        if (_hour < 0) return _half == Half.None && _time.OffsetMinutes is null;
        var hour = _hour;
        // A clock of 24 hours with 下午 says the same twice.
        if (_half == Half.Afternoon && hour < 12) hour += 12;
        if (_half == Half.Morning && hour == 12) hour = 0;
        if (_half == Half.Morning && hour > 12) return false;
        return _time.TrySetTimeOfDay(hour, _minute, _second60, _fraction);
    }
}
