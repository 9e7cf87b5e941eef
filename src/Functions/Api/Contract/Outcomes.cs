using Pipeline.Outcomes;

namespace Functions.Api.Contract;

/// <summary>What came of a contact: how the customer was contacted, and the result. An id given twice adds nothing the second time.</summary>
public sealed record OutcomeRequest(
    string Contact, string Result, string? OutcomeId = null, DateTimeOffset? At = null, string? Offer = null, string? Note = null, string? By = null)
{
    internal NewOutcome ToOutcome() => new() { OutcomeId = OutcomeId, At = At, Contact = Contact, Offer = Offer, Result = Result, Note = Note, By = By };
}

/// <summary>An outcome as it is kept; personal data in its note is masked.</summary>
public sealed record OutcomeAnswer(string OutcomeId, DateTimeOffset At, string Contact, string? Offer, string Result, string? Note, string? By)
{
    internal static OutcomeAnswer Of(OutcomeRecord outcome) => new(outcome.OutcomeId, outcome.At, outcome.Contact, outcome.Offer, outcome.Result, outcome.Note, outcome.By);
}

/// <summary>A page of a customer's outcomes, newest first.</summary>
public sealed record OutcomeListAnswer(string CustomerId, IReadOnlyList<OutcomeAnswer> Outcomes, string? Token);
