namespace Analytics.Exports.Values;

/// <summary>
/// Tells from all values of a column on which scale they are and how each is read. Words: the known set that reads most answers; of
/// equal ones the more usual, unless 50 answers are there and all words of another set occur. Numbers: <see cref="RatingScaleChoice"/>,
/// after codes for no answer are put aside (<see cref="Values.NoAnswerCodes"/>). Words beside numbers (a scale of which only the ends are named) are
/// moved to the numbers' scale.
/// </summary>
/// <param name="own">The scale that the field has by nature.</param>
internal sealed class RatingEvidence(RatingScale own)
{
    private const long EnoughForAFullSet = 50;
    private const double LeastShare = 0.5;

    private readonly RatingCounts _numbers = new();
    private readonly RatingLabels _labels = new();
    private readonly Dictionary<double, long> _highestNamed = [];
    private readonly Dictionary<string, long> _words = new(StringComparer.Ordinal);
    private long _present;
    private long _percents;
    private long _stars;
    private long _numberCount;

    public void Add(ReadOnlySpan<byte> text)
    {
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
        _numbers.Add(cell.Value);
        if (cell.Kind == RatingCellKind.Percent) _percents++;
        if (cell.Kind == RatingCellKind.Stars) _stars++;
        // More different ones than a few are no scale.
        if (cell.Of is { } highest && (_highestNamed.ContainsKey(highest) || _highestNamed.Count < 16)) _highestNamed[highest] = _highestNamed.GetValueOrDefault(highest) + 1;
        if (cell.Word is { } label) _labels.Add(cell.Value, label);
    }

    public RatingDecision Decide()
    {
        var numbers = _numbers.Sorted();
        var codes = NoAnswerCodes.Among(numbers, own);
        var codeCount = numbers.Where(answer => codes.Contains(answer.Value)).Sum(answer => answer.Count);
        numbers.RemoveAll(answer => codes.Contains(answer.Value));
        var (words, wordCertainty) = Words();

        RatingFormat format;
        Certainty certainty;
        if (numbers.Count == 0)
        {
            format = new RatingFormat(words?.Scale ?? own, words);
            certainty = wordCertainty;
        }
        else
        {
            (var scale, certainty) = ScaleOf(numbers, words);
            format = new RatingFormat(scale, words, _labels.IsReversed);
        }
        format = format with { NoAnswerCodes = codes };
        var readable = numbers.Where(answer => format.Scale.Contains(answer.Value)).Sum(answer => answer.Count)
            + (words is null ? 0 : _words.Where(word => words.Points.ContainsKey(word.Key)).Sum(word => word.Value));
        return new(format, _present - codeCount, readable, certainty, IsUnusual: numbers.Count > 0 && format.Scale != own, codeCount);
    }

    private (RatingScale, Certainty) ScaleOf(List<(double Value, long Count)> numbers, RatingWordSet? words)
    {
        var named = _highestNamed.Count == 0 ? default : _highestNamed.MaxBy(pair => pair.Value);
        if (named.Value > _numberCount * LeastShare && RatingScaleChoice.UpTo(named.Key, numbers[0].Value) is { } ofNamed)
            return (ofNamed.High == own.High ? own : ofNamed, Certainty.Settled);
        if (_percents > _numberCount * LeastShare) return (new RatingScale(0, 100), Certainty.Settled);
        if (_stars > _numberCount * LeastShare) return (RatingScale.OneToFive, Certainty.Settled);
        if (RatingScaleChoice.FromEnds(_labels.Low(numbers), _labels.High(numbers), numbers, own) is { } labelled) return (labelled, Certainty.Settled);
        if (words is not null && EndsInWords(numbers) is { } worded) return (worded, Certainty.Likely);
        return RatingScaleChoice.FromNumbers(numbers, own);
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

    private (RatingWordSet?, Certainty) Words()
    {
        if (_words.Count == 0) return (null, Certainty.Settled);
        var counts = RatingWords.Sets.Select(set => (Set: set, Count: _words.Where(word => set.Points.ContainsKey(word.Key)).Sum(word => word.Value))).ToList();
        var most = counts.Max(entry => entry.Count);
        var equal = counts.Where(entry => entry.Count == most).Select(entry => entry.Set).ToList();
        var chosen = equal[0];
        var certainty = equal.TrueForAll(set => ReadsAs(set, chosen)) ? Certainty.Settled : Certainty.Assumed;
        if (IsFull(chosen)) return (chosen, Certainty.Settled);
        if (most < EnoughForAFullSet) return (chosen, certainty);
        var full = equal.Where(IsFull).MaxBy(set => set.AnswerCount);
        return full is null ? (chosen, certainty) : (full, Certainty.Likely);
    }

    /// <summary>Whether two sets put every word that occurs at the same place between worst and best.</summary>
    private bool ReadsAs(RatingWordSet set, RatingWordSet other) => _words.Keys.All(word =>
        set.Points.TryGetValue(word, out var point) == other.Points.TryGetValue(word, out var otherPoint) && set.Scale.To(other.Scale, point) == otherPoint);

    private bool IsFull(RatingWordSet set) => _words.Keys.Where(set.Points.ContainsKey).Select(word => set.Points[word]).Distinct().Count() == set.AnswerCount;
}
