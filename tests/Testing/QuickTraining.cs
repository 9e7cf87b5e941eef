using Analytics.Prediction.Training;
using Pipeline;

namespace Testing;

/// <summary>Training that searches little, for tests of something else.</summary>
public static class QuickTraining
{
    /// <summary>For processes: the setting in billions.</summary>
    public const string Setting = "Training__SearchBudget";

    public const string SettingValue = "0.05";

    public static TrainerOptions Options { get; } = new() { SearchBudget = 50_000_000 };

    public static PipelineOptions PipelineOptions => new() { Training = { SearchBudget = 0.05 } };

    /// <summary>The same where churn is the column <c>left</c>.</summary>
    public static PipelineOptions ByLabel => new() { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 } };
}
