using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.Loyalty;

/// <summary>Gathers, by column, the numbers that stand beside ratings of satisfaction: in the row of the answer and in the customer list.</summary>
internal sealed class AnswerColumns(ChurnDefinition churn)
{
    /// <summary>Columns that are set beside satisfaction at most, those with the most values first.</summary>
    private const int Most = 20;

    /// <summary>The share of an attribute's values that are numbers, below which it is none; the same as for a model's features.</summary>
    private const double NumericShare = 0.95;

    private readonly SortedDictionary<string, Gathered> _columns = new(StringComparer.Ordinal);

    public void Add(double satisfaction, SurveyResponse answer, Customer? profile)
    {
        foreach (var (name, value) in answer.Figures ?? new Dictionary<string, double>()) Of(name).Add(satisfaction, value);
        if (profile is null) return;
        if (profile.Value is { } worth) Of(ProfileFeatures.Value).Add(satisfaction, worth);
        foreach (var (name, text) in profile.Attributes ?? new Dictionary<string, string>())
        {
            if (string.Equals(name, churn.LabelColumn, StringComparison.OrdinalIgnoreCase)) continue;
            Of(name).Add(satisfaction, ProfileFeatures.TryNumber(text, out var number) ? number : null);
        }
    }

    public IEnumerable<LoyaltyAssociation> Associations() => _columns
        .Where(column => column.Value.IsNumeric && !column.Value.IsNumbering)
        .OrderByDescending(column => column.Value.Pairs.Count).ThenBy(column => column.Key, StringComparer.Ordinal)
        .Take(Most)
        .Select(column => AssociationFinder.Of(LoyaltyMeasure.Column, column.Key, column.Value.Pairs))
        .OfType<LoyaltyAssociation>();

    private Gathered Of(string name)
    {
        if (!_columns.TryGetValue(name, out var gathered)) _columns.Add(name, gathered = new Gathered());
        return gathered;
    }

    private sealed class Gathered
    {
        private int _others;

        public List<(double Satisfaction, double Other)> Pairs { get; } = [];

        public bool IsNumeric => Pairs.Count > 0 && Pairs.Count >= NumericShare * (Pairs.Count + _others);

        /// <summary>Whole numbers of which each is another: ids or a count of rows.</summary>
        public bool IsNumbering => Pairs.TrueForAll(pair => Math.Floor(pair.Other) == pair.Other) && Pairs.DistinctBy(pair => pair.Other).Count() == Pairs.Count;

        public void Add(double satisfaction, double? value)
        {
            if (value is { } number) Pairs.Add((satisfaction, number));
            else _others++;
        }
    }
}
