namespace Pipeline.Outcomes;

/// <summary>What came of a contact with a customer.</summary>
/// <param name="OutcomeId">Tells outcomes of one customer apart.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Contact">One of <see cref="OutcomeCodes.Contacts"/>.</param>
/// <param name="Offer">The user's own code of what was offered.</param>
/// <param name="Result">One of <see cref="OutcomeCodes.Results"/>.</param>
/// <param name="Note">What else was said, personal data masked.</param>
/// <param name="By">Who tells it.</param>
public sealed record OutcomeRecord(string OutcomeId, DateTimeOffset At, string Contact, string? Offer, string Result, string? Note, string? By);
