namespace Pipeline.Training;

/// <summary>Whether a model was made the current one by hand, and if not, why.</summary>
public enum PromotionOutcome
{
    Promoted,

    /// <summary>It is the current one.</summary>
    AlreadyCurrent,

    /// <summary>There is no such model.</summary>
    Unknown,

    /// <summary>Its file is missing, damaged, or of another version of the file or of the features.</summary>
    Unusable,

    /// <summary>There was none before the current one.</summary>
    NoPrevious,
}

/// <summary>What came of promoting a model or rolling one back.</summary>
/// <param name="Outcome">Whether it was done, and if not, why.</param>
/// <param name="Model">The model that was asked for; <c>null</c> if there is none.</param>
/// <param name="Reason">Why it is unusable, without data; <c>null</c> if it is not.</param>
public sealed record PromotionAnswer(PromotionOutcome Outcome, ModelEntry? Model, string? Reason = null);
