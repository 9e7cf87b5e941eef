using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;

namespace Analytics.Insights;

/// <summary>What insights are found in.</summary>
public sealed record InsightData
{
    /// <summary>The customers, in ordinal order of id; nothing in them happened at <see cref="AsOf"/> or later.</summary>
    public required IReadOnlyList<CustomerTimeline> Timelines { get; init; }

    /// <summary>Answers that name no customer.</summary>
    public IReadOnlyList<SurveyResponse> AnonymousSurveys { get; init; } = [];

    /// <summary>What churn is in this data: its basis is settled.</summary>
    public required ChurnDefinition Churn { get; init; }

    /// <summary>The as-of dates; of the training dates the outcome is known.</summary>
    public required AsOfSchedule Schedule { get; init; }

    /// <summary>The model that was trained on the same data; <c>null</c> if there was too little.</summary>
    public CustomerModel? Model { get; init; }

    /// <summary>The model's predictions as of <see cref="AsOf"/>, highest risk first; none without a model.</summary>
    public IReadOnlyList<ExplainedPrediction> Predictions { get; init; } = [];

    /// <summary>The date of the predictions.</summary>
    public DateTimeOffset AsOf => Schedule.Scoring;
}
