using Pipeline.Storage;

namespace Pipeline.Outcomes;

/// <summary>An outcome as it is told, before it is kept.</summary>
public sealed record NewOutcome
{
    /// <summary>Characters (UTF-16 units) of a note.</summary>
    public const int MaxNoteLength = 1_000;

    /// <summary>Characters of an id, an offer, and of who tells it.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Times before it are mistakes, and tables hold none before 1601.</summary>
    private const int FirstYear = 1900;

    /// <summary>Tells outcomes of one customer apart: the same id given again adds nothing. Letters, digits, '.', '_' and '-'; without one it is made.</summary>
    public string? OutcomeId { get; init; }

    /// <summary>When it happened; now if it is not said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>One of <see cref="OutcomeCodes.Contacts"/>.</summary>
    public required string Contact { get; init; }

    /// <summary>The user's own code of what was offered.</summary>
    public string? Offer { get; init; }

    /// <summary>One of <see cref="OutcomeCodes.Results"/>.</summary>
    public required string Result { get; init; }

    /// <summary>What else is to be said; personal data in it is masked before it is kept.</summary>
    public string? Note { get; init; }

    /// <summary>Who tells it.</summary>
    public string? By { get; init; }

    /// <summary>Why it cannot be kept, in a sentence that repeats nothing of it; <c>null</c> if it can.</summary>
    public string? Problem =>
        OutcomeId is not null && (OutcomeId.Length is 0 or > MaxNameLength || !EncodedKey.IsPlain(OutcomeId)) ? "outcomeId has 1 to 100 letters, digits, '.', '_' or '-'."
        : !OutcomeCodes.Contacts.Contains(Contact) ? $"contact must be one of {string.Join(", ", OutcomeCodes.Contacts)}."
        : !OutcomeCodes.Results.Contains(Result) ? $"result must be one of {string.Join(", ", OutcomeCodes.Results)}."
        : At is { } at && at.UtcDateTime.Year < FirstYear ? "at must not lie before 1900."
        : Offer?.Length > MaxNameLength ? "offer has at most 100 characters."
        : Note?.Length > MaxNoteLength ? "note has at most 1000 characters."
        : By?.Length > MaxNameLength ? "by has at most 100 characters."
        : null;
}
