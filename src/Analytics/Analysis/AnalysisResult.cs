using Analytics.Exports;
using Analytics.Exports.Quality;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Metrics;
using Analytics.Prediction;

namespace Analytics.Analysis;

/// <summary>Everything that an analysis found out.</summary>
public sealed record AnalysisResult
{
    /// <summary>The date of the predictions.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What counted as churn.</summary>
    public required ChurnDefinition Definition { get; init; }

    /// <summary>What became of the rows, one an export, in the order in which they were given.</summary>
    public required IReadOnlyList<ExportSummary> Exports { get; init; }

    /// <summary>What stands in the way of trusting the results.</summary>
    public QualityReport Quality { get; init; } = new([], []);

    /// <summary>Tallies of answers, by <see cref="SatisfactionBook.All"/> and by month.</summary>
    public required IReadOnlyDictionary<string, SatisfactionTally> Periods { get; init; }

    /// <summary>Customers that the exports name.</summary>
    public required int Customers { get; init; }

    /// <summary>Share of all customers that these are: 1, unless only whole shards of them were read.</summary>
    public double SampledShare { get; init; } = 1;

    /// <summary>The model's card; <c>null</c> where there is too little to predict from.</summary>
    public ModelCard? Card { get; init; }

    /// <summary>Everybody who is a customer at the date, highest risk first, among equals by id; none without a model.</summary>
    public IReadOnlyList<ExplainedPrediction> Predictions { get; init; } = [];

    /// <summary>What drives customers away and what keeps them.</summary>
    public InsightSet Insights { get; init; } = new();

    /// <summary>What is missing to predict from; <c>null</c> if nothing is.</summary>
    public Statement? Shortfall { get; init; }
}
