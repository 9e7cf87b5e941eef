using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>
/// Says in words why a model sees a customer at risk: the features' contributions to the raw score are summed by cause, and the causes
/// that raise it most are named with the customer's own values. Immutable and thread-safe.
/// </summary>
public sealed class ReasonWriter
{
    /// <summary>Log-odds below which a cause is not worth a word: it moves no probability by more than a quarter of a percentage point.</summary>
    private const double MinContribution = 0.01;

    // A few kilobytes: far below any thread's stack.
    private const int MaxStackCauses = 512;
    private const int MaxStackFeatures = 1024;

    private readonly ReasonPhrase?[] _phrases;
    private readonly string[] _codes;

    // For each feature the place of its cause among the codes; -1 for one that no phrase is known for.
    private readonly int[] _causes;

    // The feature that counts the surveys answered; -1 where there are no surveys.
    private readonly int _surveyCount = -1;

    /// <param name="schema">What the features are.</param>
    public ReasonWriter(FeatureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _phrases = [.. ReasonCatalogue.PhrasesOf(schema)];
        _codes = [.. _phrases.OfType<ReasonPhrase>().Select(phrase => phrase.Code).Distinct(StringComparer.Ordinal)];
        _causes = [.. _phrases.Select(phrase => phrase is null ? -1 : Array.IndexOf(_codes, phrase.Code))];
        if (schema.Content.Ratings.Count > 0)
            _surveyCount = schema.Features.Index().Where(pair => pair.Item.Name == HistoryPhrases.SurveyCount).Select(pair => pair.Index).DefaultIfEmpty(-1).First();
    }

    /// <summary>The causes that raise the raw score most, highest first; fewer where there are not so many.</summary>
    /// <param name="features">One value a feature of the schema.</param>
    /// <param name="contributions">What each of them adds to the raw score, in log-odds.</param>
    /// <param name="count">The most reasons.</param>
    /// <exception cref="ArgumentException">The schema has another number of features.</exception>
    public IReadOnlyList<Reason> Explain(ReadOnlySpan<float> features, ReadOnlySpan<double> contributions, int count = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (features.Length != _causes.Length)
            throw new ArgumentException($"There are {features.Length} values; the schema has {_causes.Length} features.", nameof(features));
        if (contributions.Length != _causes.Length)
            throw new ArgumentException($"There are {contributions.Length} contributions; the schema has {_causes.Length} features.", nameof(contributions));
        Span<int> speakers = features.Length <= MaxStackFeatures ? stackalloc int[features.Length] : new int[features.Length];
        FindSpeakers(features, speakers);
        Span<double> sums = _codes.Length <= MaxStackCauses ? stackalloc double[_codes.Length] : new double[_codes.Length];
        sums.Clear();
        for (var feature = 0; feature < contributions.Length; feature++)
        {
            if (_causes[speakers[feature]] is var cause and >= 0) sums[cause] += contributions[feature];
        }

        var reasons = new List<Reason>(count);
        while (reasons.Count < count)
        {
            var highest = Highest(sums);
            if (highest < 0) break;
            if (Say(highest, features, contributions, speakers) is { } said)
                reasons.Add(new Reason(_codes[highest], said.English, said.Chinese, sums[highest]));
            sums[highest] = double.NegativeInfinity;
        }
        return reasons;
    }

    /// <summary>The place of the highest sum that is worth a word, the first of equals; -1 where there is none.</summary>
    private static int Highest(ReadOnlySpan<double> sums)
    {
        var highest = -1;
        for (var cause = 0; cause < sums.Length; cause++)
        {
            if (sums[cause] >= MinContribution && (highest < 0 || sums[cause] > sums[highest])) highest = cause;
        }
        return highest;
    }

    /// <summary>The feature that speaks for each: itself, but the ratings of a customer who answers no surveys are silence, not ratings.</summary>
    private void FindSpeakers(ReadOnlySpan<float> features, Span<int> speakers)
    {
        var isSilent = _surveyCount >= 0 && features[_surveyCount] == 0;
        for (var feature = 0; feature < speakers.Length; feature++)
            speakers[feature] = isSilent && float.IsNaN(features[feature]) && _phrases[feature] is { IsFromSurveys: true } ? _surveyCount : feature;
    }

    /// <summary>The words of the feature that contributes most to the cause and has something to say, and a number for it if there is one.</summary>
    private Wording? Say(int cause, ReadOnlySpan<float> features, ReadOnlySpan<double> contributions, ReadOnlySpan<int> speakers)
    {
        Span<bool> isAsked = features.Length <= MaxStackFeatures ? stackalloc bool[features.Length] : new bool[features.Length];
        isAsked.Clear();
        while (true)
        {
            var next = -1;
            for (var feature = 0; feature < features.Length; feature++)
            {
                if (_causes[speakers[feature]] != cause || isAsked[feature] || !(contributions[feature] > 0)) continue;
                if (next < 0 || Precedes(feature, next, contributions, speakers)) next = feature;
            }
            if (next < 0) return null;
            if (_phrases[speakers[next]]!.Say(features[speakers[next]]) is { } said) return said;
            isAsked[next] = true;
        }
    }

    private bool Precedes(int feature, int other, ReadOnlySpan<double> contributions, ReadOnlySpan<int> speakers)
    {
        var (isVague, otherIsVague) = (_phrases[speakers[feature]]!.IsVague, _phrases[speakers[other]]!.IsVague);
        return isVague == otherIsVague ? contributions[feature] > contributions[other] : otherIsVague;
    }
}
