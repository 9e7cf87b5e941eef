namespace Analytics.Exports.Values;

/// <summary>
/// Tells from all values of a column on which scale they are and how each is read. Words: the known set that reads most answers; of
/// the choice among equal ones is <see cref="RatingWordChoice"/>'s. Numbers: <see cref="RatingScaleChoice"/>,
/// after codes for no answer are put aside (<see cref="Values.NoAnswerCodes"/>). Words beside numbers (a scale of which only the ends are named) are
/// moved to the numbers' scale.
/// </summary>
/// <param name="own">The scale that the field has by nature.</param>
internal sealed class RatingEvidence(RatingScale own)
{
    private const double LeastShare = 0.5;
    private const int MaxDistinct = 1024;

    private readonly RatingCounts _numbers = new();

    // Most answers are one digit.
    private readonly long[] _digits = new long[10];

    // Those that name their highest rating, or are per cent: not every format reads them.
    private readonly Dictionary<RatingCell, long> _special = [];
    private readonly RatingLabels _labels = new();
    private readonly Dictionary<string, long> _words = new(StringComparer.Ordinal);
    private long _present;
    private long _stars;
    private long _numberCount;

    public void Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return;
        if (text.Length == 1 && (uint)(text[0] - '0') <= 9)
        {
            _digits[text[0] - '0']++;
            return;
        }
        var cell = RatingText.Read(text);
        if (cell.Kind == RatingCellKind.Missing) return;
        _present++;
        if (cell.Kind == RatingCellKind.Other) return;
        if (cell.Kind == RatingCellKind.Word)
        {
            var word = cell.Word!.Value.Word;
            _words[word] = _words.GetValueOrDefault(word) + 1;
            return;
        }
        _numberCount++;
        if (cell.Kind == RatingCellKind.Stars) _stars++;
        if (cell.Word is { } label) _labels.Add(cell.Value, label);
        if (cell.Of is null && cell.Kind != RatingCellKind.Percent)
        {
            _numbers.Add(cell.Value);
            return;
        }
        var key = new RatingCell(cell.Kind, cell.Value, cell.Of);
        if (_special.TryGetValue(key, out var count)) _special[key] = count + 1;
        else if (_special.Count < MaxDistinct) _special.Add(key, 1);
    }

    public RatingDecision Decide()
    {
        AddDigits();
        var numbers = _numbers.Sorted();
        var codes = NoAnswerCodes.Among(numbers, own);
        var codeCount = numbers.Where(answer => codes.Contains(answer.Value)).Sum(answer => answer.Count);
        numbers.RemoveAll(answer => codes.Contains(answer.Value));
        var answers = numbers.Concat(_special.Select(pair => (pair.Key.Value, Count: pair.Value)))
            .GroupBy(answer => answer.Value).Select(group => (Value: group.Key, Count: group.Sum(answer => answer.Count)))
            .OrderBy(answer => answer.Value).ToList();
        var (words, certainty) = _words.Count == 0 ? (null, Certainty.Settled) : RatingWordChoice.Of(_words);
        var scale = words?.Scale ?? own;
        if (answers.Count > 0) (scale, certainty) = ScaleOf(answers, words);

        var format = new RatingFormat(scale, words, _labels.IsReversed) { NoAnswerCodes = codes };
        var readable = numbers.Where(answer => scale.Contains(answer.Value)).Sum(answer => answer.Count)
            + _special.Where(pair => format.Value(pair.Key) is not null).Sum(pair => pair.Value)
            + (words is null ? 0 : _words.Where(word => words.Points.ContainsKey(word.Key)).Sum(word => word.Value));
        return new(format, _present - codeCount, readable, certainty, IsUnusual: answers.Count > 0 && scale != own, codeCount);
    }

    private void AddDigits()
    {
        for (var digit = 0; digit < _digits.Length; digit++)
        {
            _numbers.Add(digit, _digits[digit]);
            _present += _digits[digit];
            _numberCount += _digits[digit];
        }
        Array.Clear(_digits);
    }

    private (RatingScale, Certainty) ScaleOf(List<(double Value, long Count)> answers, RatingWordSet? words)
    {
        if (MostNamed() is { } highest && RatingScaleChoice.UpTo(highest, answers[0].Value) is { } named) return (named.High == own.High ? own : named, Certainty.Settled);
        if (_special.Where(pair => pair.Key.Kind == RatingCellKind.Percent).Sum(pair => pair.Value) > _numberCount * LeastShare) return (new RatingScale(0, 100), Certainty.Settled);
        if (_stars > _numberCount * LeastShare) return (RatingScale.OneToFive, Certainty.Settled);
        if (RatingScaleChoice.FromEnds(_labels.Low(answers), _labels.High(answers), answers, own) is { } labelled) return (labelled, Certainty.Settled);
        if (words is not null && EndsInWords(answers) is { } worded) return (worded, Certainty.Likely);
        return RatingScaleChoice.FromNumbers(answers, own);
    }

    /// <summary>The highest rating that most numbers name.</summary>
    private double? MostNamed()
    {
        var named = _special.Where(pair => pair.Key.Of is not null).GroupBy(pair => pair.Key.Of).Select(group => (Of: group.Key, Count: group.Sum(pair => pair.Value))).ToList();
        if (named.Count == 0) return null;
        var (of, count) = named.OrderByDescending(entry => entry.Count).ThenByDescending(entry => entry.Of).First();
        return count > _numberCount * LeastShare ? of : null;
    }

    /// <summary>The scale of which the numbers are the inner part and words the ends: <c>Extremely likely</c>, 9, 8 … <c>Not at all likely</c>.</summary>
    private RatingScale? EndsInWords(List<(double Value, long Count)> numbers)
    {
        var (lowest, highest) = (numbers[0].Value, numbers[^1].Value);
        if (_words.Count > 2 || (own.Low < lowest && own.High > highest)) return null;
        foreach (var scale in new[] { RatingScale.OneToFive, RatingScale.OneToSeven, RatingScale.ZeroToTen })
        {
            if (scale.Low < lowest && scale.High > highest) return scale;
        }
        return null;
    }
}
