using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>Knows how every feature of a schema speaks as a reason, in English and Chinese, and which features are one cause.</summary>
internal static class ReasonCatalogue
{
    /// <summary>
    /// One phrase a feature, in the schema's order; <c>null</c> for a feature that the catalogue does not know. Features whose phrases
    /// have the same code are one cause.
    /// </summary>
    public static IReadOnlyList<ReasonPhrase?> PhrasesOf(FeatureSchema schema) => schema.Keep(PhrasesOfWhole(schema.Whole));

    private static ReasonPhrase?[] PhrasesOfWhole(FeatureSchema schema)
    {
        var content = schema.Content;
        // The user's names for ratings and types may coincide with other features' names. The schema has its features in this order, so
        // each phrase is taken by the first feature of its name.
        var sources = new List<PhraseStock>
        {
            new([.. content.Ratings.SelectMany(RatingPhrases.Of), .. HistoryPhrases.All().Where(pair => pair.Feature == HistoryPhrases.SurveyCount)]),
            new(content.InteractionTypes.SelectMany(InteractionPhrases.Of)),
            new(
            [
                .. ServicePhrases.All(), .. InteractionPhrases.Overall(), .. ChangePhrases.All(), .. ImpressionPhrases.All(),
                .. HistoryPhrases.All(), .. TrendPhrases.All(),
            ]),
        };
        var attributesFrom = schema.Features.Count - content.Attributes.Count;
        return
        [
            .. schema.Features.Take(attributesFrom).Select(feature => sources.Select(source => source.Take(feature.Name)).FirstOrDefault(found => found is not null)),
            .. schema.Features.Skip(attributesFrom).Select(AttributePhrases.Of),
        ];
    }

    /// <summary>Phrases by feature, each of which is given out once.</summary>
    private sealed class PhraseStock
    {
        private readonly Dictionary<string, ReasonPhrase> _phrases = new(StringComparer.Ordinal);

        public PhraseStock(IEnumerable<(string Feature, ReasonPhrase Phrase)> phrases)
        {
            foreach (var (feature, phrase) in phrases) _phrases.TryAdd(feature, phrase);
        }

        public ReasonPhrase? Take(string feature) => _phrases.Remove(feature, out var phrase) ? phrase : null;
    }
}
