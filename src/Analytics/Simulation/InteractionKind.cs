namespace Analytics.Simulation;

/// <summary>The types of interactions that this world contains; the exports write them in camel case (<c>priceChange</c>).</summary>
public enum InteractionKind
{
    Call,
    Chat,
    Visit,
    Ticket,
    Complaint,
    Purchase,
    Renewal,
    Cancellation,
    PriceChange,
    Fee,
    Refund,
    BenefitEnd,
    Goodwill,
    Notice,
    FollowUp,
}
