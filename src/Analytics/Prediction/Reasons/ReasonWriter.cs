using Analytics.Features;
using Analytics.Prediction.Engines;

namespace Analytics.Prediction.Reasons;

/// <summary>
/// Says in words why a model sees a customer at risk: the features' contributions to the raw score are summed by cause, and the causes
/// that raise it most are named with the customer's own values. Immutable and thread-safe.
/// </summary>
public sealed class ReasonWriter
{
    /// <summary>Log-odds below which a cause is not worth a word: it moves no probability by more than a quarter of a percentage point.</summary>
    private const double MinContribution = 0.01;

    private readonly ITrainedModel _model;
    private readonly IReadOnlyList<ReasonPhrase?> _phrases;
    private readonly string[] _codes;

    // For each feature the place of its cause among the codes; -1 for one that no phrase is known for.
    private readonly int[] _causes;

    // The feature that counts the surveys answered; -1 where there are no surveys.
    private readonly int _surveyCount = -1;

    /// <param name="schema">What the features are.</param>
    /// <param name="model">A model trained on them.</param>
    /// <exception cref="ArgumentException">The model has another number of columns than the schema has features.</exception>
    public ReasonWriter(FeatureSchema schema, ITrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(model);
        if (schema.Features.Count != model.ColumnCount)
            throw new ArgumentException($"The model has {model.ColumnCount} columns; the schema has {schema.Features.Count} features.", nameof(model));
        _model = model;
        _phrases = ReasonCatalogue.PhrasesOf(schema);
        _codes = [.. _phrases.OfType<ReasonPhrase>().Select(phrase => phrase.Code).Distinct(StringComparer.Ordinal)];
        _causes = [.. _phrases.Select(phrase => phrase is null ? -1 : Array.IndexOf(_codes, phrase.Code))];
        if (schema.Content.Ratings.Count > 0)
            _surveyCount = schema.Features.Index().Where(pair => pair.Item.Name == HistoryPhrases.SurveyCount).Select(pair => pair.Index).DefaultIfEmpty(-1).First();
    }

    /// <summary>The causes that raise the raw score most, highest first; fewer where there are not so many.</summary>
    /// <param name="features">One value a feature of the schema.</param>
    /// <param name="count">The most reasons.</param>
    public IReadOnlyList<Reason> Explain(ReadOnlySpan<float> features, int count = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var contributions = new double[_phrases.Count];
        _model.Contributions(features, contributions);
        var speakers = SpeakersOf(features);
        var sums = new double[_codes.Length];
        for (var feature = 0; feature < contributions.Length; feature++)
        {
            if (_causes[speakers[feature]] is var cause and >= 0) sums[cause] += contributions[feature];
        }

        var reasons = new List<Reason>(count);
        foreach (var cause in Enumerable.Range(0, sums.Length).Where(cause => sums[cause] >= MinContribution).OrderByDescending(cause => sums[cause]))
        {
            if (reasons.Count == count) break;
            if (Say(cause, features, contributions, speakers) is { } said)
                reasons.Add(new Reason(_codes[cause], said.English, said.Chinese, sums[cause]));
        }
        return reasons;
    }

    /// <summary>The feature that speaks for each: itself, but the ratings of a customer who answers no surveys are silence, not ratings.</summary>
    private int[] SpeakersOf(ReadOnlySpan<float> features)
    {
        var speakers = new int[_phrases.Count];
        var isSilent = _surveyCount >= 0 && features[_surveyCount] == 0;
        for (var feature = 0; feature < speakers.Length; feature++)
            speakers[feature] = isSilent && _phrases[feature] is { IsFromSurveys: true } && float.IsNaN(features[feature]) ? _surveyCount : feature;
        return speakers;
    }

    /// <summary>The words of the feature that contributes most to the cause and has something to say, and a number for it if there is one.</summary>
    private Wording? Say(int cause, ReadOnlySpan<float> features, double[] contributions, int[] speakers)
    {
        var byWeight = Enumerable.Range(0, contributions.Length)
            .Where(feature => _causes[speakers[feature]] == cause && contributions[feature] > 0)
            .OrderBy(feature => _phrases[speakers[feature]]!.IsVague)
            .ThenByDescending(feature => contributions[feature]);
        foreach (var feature in byWeight)
        {
            var speaker = speakers[feature];
            if (_phrases[speaker]!.Say(features[speaker]) is { } said) return said;
        }
        return null;
    }
}
