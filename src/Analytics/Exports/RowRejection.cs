namespace Analytics.Exports;

/// <summary>Why a row was not taken in. Says what kind of thing was found, never the customer's data itself.</summary>
/// <param name="LineNumber">1-based line of the file where the row starts, counting the header and lines inside quotes.</param>
/// <param name="Column">The column's name in the export; <c>null</c> if the row as a whole is at fault.</param>
/// <param name="Reason">What was found and what was expected.</param>
public sealed record RowRejection(long LineNumber, string? Column, string Reason)
{
    /// <summary>Why a row is left out whose customer was forgotten.</summary>
    public const string ForgottenCustomer = "a customer who was forgotten";

    /// <summary>Whether the row was never meant to count, such as a test answer: nothing is wrong with the export.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Whether the row is left out as its customer was forgotten: nothing of it may be kept.</summary>
    public bool IsForgotten { get; init; }
}
