namespace Analytics.Simulation;

/// <summary>
/// How often things happen and how the business handles them: its practice, not its customers' reactions. Changing one
/// figure and simulating again with the same seed shows what that practice is worth.
/// </summary>
public sealed record Operations
{
    /// <summary>The share of customers who have joined before the period starts; the others join evenly through it.</summary>
    public double ExistingCustomerShare { get; init; } = 0.60;
    public double PurchasesPerYear { get; init; } = 5;

    /// <summary>Problems that make a customer get in touch.</summary>
    public double ProblemsPerYear { get; init; } = 3.5;

    /// <summary>Logit of solving a problem at the first contact with an agent of average skill.</summary>
    public double ResolutionLogit { get; init; } = 1.2;

    /// <summary>How far promised waits lie above the median wait, as a logarithm; their spread is about 0.65, so 0.35 keeps 70 %.</summary>
    public double PromiseMargin { get; init; } = 0.35;

    /// <summary>By how much the logarithm of waits shrinks each year.</summary>
    public double ServiceImprovementPerYear { get; init; } = 0.10;
    public double RepeatAfterUnresolved { get; init; } = 0.65;
    public double RetryAfterAbandonment { get; init; } = 0.60;
    public double ComplaintAfterUnresolved { get; init; } = 0.16;
    public double ComplaintAfterUnannouncedChange { get; init; } = 0.10;
    public double ComplaintUpheldShare { get; init; } = 0.60;
    public double RefundAfterUpheldComplaint { get; init; } = 0.50;

    /// <summary>After an unresolved contact or a complaint.</summary>
    public double GoodwillAfterTrouble { get; init; } = 0.12;

    /// <summary>Goodwill nobody asked for.</summary>
    public double GoodwillPerYear { get; init; } = 0.06;

    /// <summary>After an answered contact or a complaint.</summary>
    public double FollowUpAfterContact { get; init; } = 0.12;

    /// <summary>Monthly contracts only: a year's contract changes its price at renewal.</summary>
    public double PriceRisesPerYear { get; init; } = 0.60;
    public double FeesPerYear { get; init; } = 0.30;
    public double BenefitEndsPerYear { get; init; } = 0.20;

    /// <summary>The share of price rises, fees and benefit ends that are announced 14 to 30 days ahead, by segment.</summary>
    public double ConsumerNoticeShare { get; init; } = 0.45;
    public double BusinessNoticeShare { get; init; } = 0.60;
    public double PremiumNoticeShare { get; init; } = 0.70;

    /// <summary>Offers of a competitor a year, to the most price-sensitive.</summary>
    public double CompetitorOffersPerYear { get; init; } = 1.5;
    public double ContactInvitationShare { get; init; } = 0.80;
    public double PurchaseInvitationShare { get; init; } = 0.25;
    public double NeverAnswerShare { get; init; } = 0.30;

    /// <summary>The share of answered surveys with a comment.</summary>
    public double CommentShare { get; init; } = 0.40;

    internal double NoticeShare(CustomerSegment segment) => segment switch
    {
        CustomerSegment.Business => BusinessNoticeShare,
        CustomerSegment.Premium => PremiumNoticeShare,
        _ => ConsumerNoticeShare,
    };

    internal void Validate()
    {
        SimulationOptions.RequireShare(ExistingCustomerShare, nameof(ExistingCustomerShare));
        SimulationOptions.RequireShare(RepeatAfterUnresolved, nameof(RepeatAfterUnresolved));
        SimulationOptions.RequireShare(RetryAfterAbandonment, nameof(RetryAfterAbandonment));
        SimulationOptions.RequireShare(ComplaintAfterUnresolved, nameof(ComplaintAfterUnresolved));
        SimulationOptions.RequireShare(ComplaintAfterUnannouncedChange, nameof(ComplaintAfterUnannouncedChange));
        SimulationOptions.RequireShare(ComplaintUpheldShare, nameof(ComplaintUpheldShare));
        SimulationOptions.RequireShare(RefundAfterUpheldComplaint, nameof(RefundAfterUpheldComplaint));
        SimulationOptions.RequireShare(GoodwillAfterTrouble, nameof(GoodwillAfterTrouble));
        SimulationOptions.RequireShare(FollowUpAfterContact, nameof(FollowUpAfterContact));
        SimulationOptions.RequireShare(ConsumerNoticeShare, nameof(ConsumerNoticeShare));
        SimulationOptions.RequireShare(BusinessNoticeShare, nameof(BusinessNoticeShare));
        SimulationOptions.RequireShare(PremiumNoticeShare, nameof(PremiumNoticeShare));
        SimulationOptions.RequireShare(ContactInvitationShare, nameof(ContactInvitationShare));
        SimulationOptions.RequireShare(PurchaseInvitationShare, nameof(PurchaseInvitationShare));
        SimulationOptions.RequireShare(NeverAnswerShare, nameof(NeverAnswerShare));
        SimulationOptions.RequireShare(CommentShare, nameof(CommentShare));
        ArgumentOutOfRangeException.ThrowIfNegative(PurchasesPerYear);
        ArgumentOutOfRangeException.ThrowIfNegative(ProblemsPerYear);
        ArgumentOutOfRangeException.ThrowIfNegative(GoodwillPerYear);
        ArgumentOutOfRangeException.ThrowIfNegative(PriceRisesPerYear);
        ArgumentOutOfRangeException.ThrowIfNegative(FeesPerYear);
        ArgumentOutOfRangeException.ThrowIfNegative(BenefitEndsPerYear);
        ArgumentOutOfRangeException.ThrowIfNegative(CompetitorOffersPerYear);
    }
}
