using System.Text;

namespace Analytics.Exports.Values;

/// <summary>Gathers what the values of a column look like, for a sample: every value is tried as everything. Memory is bounded.</summary>
internal sealed class ColumnShapeEvidence
{
    private const int DistinctAmong = 4096;

    private readonly HashSet<UInt128> _distinct = [];
    private readonly NumberEvidence _number = new();
    private readonly TimeEvidence _time = new();
    private readonly YesNoEvidence _yesNo = new();
    private readonly RatingEvidence _rating = new(RatingScale.OneToFive);
    private readonly DurationEvidence _duration = new(bareUnit: null);
    private long _values;
    private long _present;
    private long _characters;
    private long _whole;
    private long _code;
    private long _timeOfDay;
    private long _wordedRating;
    private long _email;
    private long _phone;
    private long _ip;
    private long _url;
    private long _json;
    private long _sentence;

    public void Add(ReadOnlySpan<byte> text)
    {
        _values++;
        // 有/无 is yes and no: 无 counts as present there alone.
        _yesNo.Add(text);
        if (MissingText.IsMissing(text)) return;
        _present++;
        text = CellText.Trim(text);
        if (_present <= DistinctAmong) _distinct.Add(ContentHash.Of(text));
        _characters += Encoding.UTF8.GetCharCount(text);
        _number.Add(text);
        _time.Add(text);
        _rating.Add(text);
        _duration.Add(text);
        if (NumberText.TryReadPlain(text, DecimalMark.Point, out var number) && number == Math.Floor(number)) _whole++;
        if (RatingText.Read(text).IsWorded) _wordedRating++;
        if (TextShapes.IsCode(text)) _code++;
        if (TimeFormat.TryReadTimeOfDay(text, out _)) _timeOfDay++;
        if (TextShapes.IsEmail(text)) _email++;
        if (TextShapes.IsPhone(text)) _phone++;
        if (TextShapes.IsIpAddress(text)) _ip++;
        if (TextShapes.IsUrl(text)) _url++;
        if (TextShapes.IsJson(text)) _json++;
        if (TextShapes.IsSentence(text)) _sentence++;
    }

    public ColumnShape Shape()
    {
        var rating = _rating.Decide();
        return new ColumnShape
        {
            Values = _values,
            Present = _present,
            Distinct = _distinct.Count,
            DistinctOf = (int)Math.Min(_present, DistinctAmong),
            Code = Share(_code),
            Number = _number.Decide().Share,
            WholeNumber = Share(_whole),
            Time = _time.Decide().Share,
            TimeOfDay = Share(_timeOfDay),
            YesNo = _yesNo.Decide().Share,
            HasYesAndNo = _yesNo.HasBoth,
            Rating = rating.Share,
            // "Don't know" is present, but no answer to be rated.
            WordedRating = rating.Present == 0 ? 0 : (double)_wordedRating / rating.Present,
            Duration = Share(_duration.Worded),
            Email = Share(_email),
            Phone = Share(_phone),
            IpAddress = Share(_ip),
            Url = Share(_url),
            Json = Share(_json),
            Sentence = Share(_sentence),
            MeanLength = Share(_characters),
            Scale = rating.Format.Scale,
        };
    }

    private double Share(long count) => _present == 0 ? 0 : (double)count / _present;
}
