using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Statistics;

namespace Analytics.Insights.Trust;

/// <summary>
/// Finds customers of whom the model knows less, or other things, than it learned from. Every bound is taken from the customers of training so
/// that each reason applies to at most one in 200 of them; what is more common than that is what the model knows, and no reason for doubt.
/// </summary>
internal sealed class DoubtReview
{
    /// <summary>The share of the customers of training that a reason for doubt may apply to.</summary>
    public const double UsualShare = 0.005;

    /// <summary>Where more than this share of customers are copies, they say more about the data than about them.</summary>
    private const double MostCopies = 0.05;

    /// <summary>Features that are looked at for values out of range; what the model hardly goes by does not matter.</summary>
    private const int MostImportant = 20;

    /// <summary>A single value out of range happens to many.</summary>
    private const int LeastOutside = 2;

    /// <summary>Share of the model's importance that must be missing.</summary>
    private const double LeastMissing = 0.5;

    /// <summary>With fewer known values a feature has no range.</summary>
    private const int MinKnown = DriftReview.MinCount;

    /// <summary>The reasons that are compared with training.</summary>
    private static readonly DoubtReason[] Compared =
        [DoubtReason.OutsideRange, DoubtReason.MostlyMissing, DoubtReason.Silent, DoubtReason.New, DoubtReason.UnseenCategory];

    private readonly double[] _weights;
    private readonly (int Column, double Low, double High)[] _ranges;
    private readonly int _outsideFrom;
    private readonly double _missingFrom;
    private readonly double[] _trainingShares;

    /// <param name="schema">The model's features.</param>
    /// <param name="drivers">How much the model goes by each.</param>
    /// <param name="training">Customers of training, at least one.</param>
    public DoubtReview(FeatureSchema schema, IReadOnlyList<FeatureImportance> drivers, FeatureValues training)
    {
        var importance = drivers.ToDictionary(driver => driver.Feature, driver => driver.Importance, StringComparer.Ordinal);
        _weights = [.. schema.Features.Select(feature => importance.GetValueOrDefault(feature.Name))];
        _ranges = Ranges(schema, training.Matrix);
        var facts = Facts(training);
        _outsideFrom = LeastOutside;
        while (_outsideFrom <= _ranges.Length && facts.Count(fact => fact.Outside >= _outsideFrom) > UsualShare * facts.Length) _outsideFrom++;
        double[] missing = [.. facts.Select(fact => fact.Missing).Order()];
        _missingFrom = Math.Max(LeastMissing, Quantile.Of(missing, 1 - UsualShare));
        _trainingShares = [.. Compared.Select(reason => (double)facts.Count(fact => Applies(reason, fact)) / facts.Length)];
    }

    /// <summary>The important numbers that have a range.</summary>
    public int ImportantFeatures => _ranges.Length;

    /// <summary>What is known of one customer, beside the bounds.</summary>
    /// <param name="Outside">Important features out of range.</param>
    /// <param name="Missing">Share of the model's importance whose features are missing.</param>
    /// <param name="Known">The rest.</param>
    public readonly record struct Fact(int Outside, double Missing, KnownOf Known);

    /// <param name="row">One value a feature.</param>
    /// <param name="known">What else is known of the customer.</param>
    public Fact Of(ReadOnlySpan<float> row, KnownOf known)
    {
        var outside = 0;
        foreach (var (column, low, high) in _ranges)
        {
            if (row[column] < low || row[column] > high) outside++;
        }
        double missing = 0, total = 0;
        for (var column = 0; column < row.Length; column++)
        {
            total += _weights[column];
            if (float.IsNaN(row[column])) missing += _weights[column];
        }
        return new Fact(outside, total > 0 ? missing / total : 0, known);
    }

    /// <param name="ids">The scored customers.</param>
    /// <param name="probabilities">What the model says of each.</param>
    /// <param name="facts">One a customer.</param>
    /// <param name="contents">Hash of the features, one a customer.</param>
    public (TrustDoubts Doubts, TrustCopies Copies) Judge(IReadOnlyList<string> ids, double[] probabilities, Fact[] facts, ulong[] contents)
    {
        ulong[] hashes = [.. ids.Select(SampleHash.Of)];
        var copies = FoldCopies.Find(hashes, contents, new byte[hashes.Length]);
        var copied = hashes.Where(copies.Keys.ContainsKey).ToHashSet();
        var originals = copies.Keys.Values.ToHashSet();
        var counted = new TrustCopies(copied.Count, originals.Count, Share(copied.Count));
        var counts = Compared.Select((reason, index) =>
        {
            var customers = facts.Count(fact => Applies(reason, fact));
            return new DoubtCount(reason, customers, Share(customers), _trainingShares[index], _trainingShares[index] <= UsualShare);
        }).Append(new DoubtCount(DoubtReason.Copy, copied.Count, counted.Share, null, counted.Share <= MostCopies)).ToList();

        DoubtReason[] unusual = [.. counts.Where(count => count.IsUnusual).Select(count => count.Reason)];
        var doubtful = Enumerable.Range(0, ids.Count)
            .Select(place => new DoubtfulCustomer(ids[place], probabilities[place], [.. unusual.Where(reason => AppliesTo(reason, place))]))
            .Where(customer => customer.Reasons.Count > 0)
            .ToList();
        var listed = doubtful.OrderByDescending(customer => customer.ChurnProbability).ThenBy(customer => customer.CustomerId, StringComparer.Ordinal).Take(TrustDoubts.MostListed);
        return (new TrustDoubts(ids.Count, doubtful.Count, _outsideFrom, _ranges.Length, counts, [.. listed]), counted);

        double Share(int customers) => ids.Count > 0 ? (double)customers / ids.Count : 0;

        bool AppliesTo(DoubtReason reason, int place) => reason == DoubtReason.Copy ? copied.Contains(hashes[place]) : Applies(reason, facts[place]);
    }

    private bool Applies(DoubtReason reason, Fact fact) => reason switch
    {
        DoubtReason.OutsideRange => fact.Outside >= _outsideFrom,
        DoubtReason.MostlyMissing => fact.Missing > _missingFrom,
        DoubtReason.Silent => fact.Known.IsSilent,
        DoubtReason.New => fact.Known.IsNew,
        _ => fact.Known.HasUnseenCategory,
    };

    private (int Column, double Low, double High)[] Ranges(FeatureSchema schema, SampleMatrix training) =>
    [
        .. Enumerable.Range(0, _weights.Length)
            .Where(column => schema.Features[column].Kind == FeatureKind.Number && _weights[column] > 0)
            .OrderByDescending(column => _weights[column]).ThenBy(column => column).Take(MostImportant)
            .Select(column => (Column: column, Values: StabilityBins.Ascending(training.Columns[column].Values.Span)))
            .Where(pair => pair.Values.Length >= MinKnown)
            .Select(pair => (pair.Column, At(pair.Values, UsualShare), At(pair.Values, 1 - UsualShare))),
    ];

    private static double At(float[] ascending, double share) => Quantile.Of([.. ascending.Select(value => (double)value)], share);

    private Fact[] Facts(FeatureValues training)
    {
        var facts = new Fact[training.Known.Length];
        var row = new float[_weights.Length];
        for (var index = 0; index < facts.Length; index++)
        {
            training.Matrix.CopySample(index, row);
            facts[index] = Of(row, training.Known[index]);
        }
        return facts;
    }
}
