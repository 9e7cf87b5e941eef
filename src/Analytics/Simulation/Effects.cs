namespace Analytics.Simulation;

/// <summary>
/// Every coefficient of the world. Those on cancelling are on the log hazard (complementary log-log), so e to the
/// coefficient is a hazard ratio. Half-lives are in days. Zero plants no effect. The formulas stand in docs/simulation.md.
/// </summary>
public sealed record Effects
{
    /// <summary>Cumulative hazard over 90 days of a new consumer on a monthly contract to whom nothing has happened yet.</summary>
    public double BaseQuarterlyHazard { get; init; } = 0.20;
    public double AnnualContract { get; init; } = -1.4;
    public double BusinessSegment { get; init; } = -0.15;
    public double PremiumSegment { get; init; } = -0.30;

    /// <summary>Per unit of ln(1 + years as a customer).</summary>
    public double Tenure { get; init; } = -0.80;

    /// <summary>From 30 days before to 15 days after the end of a year's contract.</summary>
    public double RenewalWindow { get; init; } = 1.6;

    /// <summary>Within that window, for each 10 % (in logarithm) by which the renewal is dearer than the new customer's price.</summary>
    public double LoyaltyPenalty { get; init; } = 0.45;

    /// <summary>In the 90 days after a price rise, fee or benefit end that came without notice; ln 2.</summary>
    public double UnannouncedChange { get; init; } = 0.6931471805599453;

    /// <summary>In the 90 days after one that was announced; ln 1.2.</summary>
    public double AnnouncedChange { get; init; } = 0.1823215567939546;

    /// <summary>
    /// A contact that was answered and solved nothing, fresh. This and the following impressions fade by their half-lives,
    /// and each kind adds up to at most 3.
    /// </summary>
    public double UnresolvedProblem { get; init; } = 1.20;
    public double UnresolvedProblemHalfLife { get; init; } = 30;

    /// <summary>
    /// A wait longer than promised, fresh; by how much is in <see cref="WorstGap"/>. Waiting less than promised does nothing.
    /// </summary>
    public double BrokenPromise { get; init; } = 0.40;
    public double BrokenPromiseHalfLife { get; init; } = 60;

    /// <summary>The largest ln((waited + 1) / (promised + 1)), each faded by its age.</summary>
    public double WorstGap { get; init; } = 0.80;
    public double WorstGapHalfLife { get; init; } = 60;
    public double Abandonment { get; init; } = 0.40;
    public double AbandonmentHalfLife { get; init; } = 30;

    /// <summary>Any complaint, upheld or not.</summary>
    public double Complaint { get; init; } = 0.40;

    /// <summary>A refused complaint, on top of <see cref="Complaint"/>.</summary>
    public double RefusedComplaint { get; init; } = 1.3;
    public double ComplaintHalfLife { get; init; } = 90;

    /// <summary>A further contact about the same problem.</summary>
    public double RepeatContact { get; init; } = 0.60;
    public double RepeatContactHalfLife { get; init; } = 60;

    /// <summary>A transfer or an escalation within a contact.</summary>
    public double Handover { get; init; } = 0.30;
    public double HandoverHalfLife { get; init; } = 60;
    public double Goodwill { get; init; } = -0.60;
    public double GoodwillHalfLife { get; init; } = 60;
    public double FollowUp { get; init; } = -0.40;
    public double FollowUpHalfLife { get; init; } = 60;
    public double Purchase { get; init; } = -0.80;
    public double PurchaseHalfLife { get; init; } = 60;

    /// <summary>Per standard deviation of how well the service fits the customer's life. The exports hold only answers about it.</summary>
    public double Convenience { get; init; } = -0.40;

    /// <summary>Per standard deviation of the added value of the business's knowledge to this customer. Likewise.</summary>
    public double Expertise { get; init; } = -0.25;

    /// <summary>Per standard deviation. Not in the exports.</summary>
    public double PriceSensitivity { get; init; } = 0.25;

    /// <summary>For the most price-sensitive, in the 45 days after a competitor's offer. Not in the exports.</summary>
    public double CompetitorOffer { get; init; } = 1.6;

    /// <summary>
    /// Fading (no longer buying, without cancelling) a year, times e to what experience, convenience and added value add to
    /// the log hazard of cancelling.
    /// </summary>
    public double FadingPerYear { get; init; } = 0.04;

    /// <summary>CSAT, in logits of the top box: per log unit of waiting less than promised.</summary>
    public double RatingWaitBetter { get; init; } = 0.25;

    /// <summary>CSAT: per log unit of waiting longer than promised (given as a loss).</summary>
    public double RatingWaitWorse { get; init; } = -0.80;
    public double RatingUnresolved { get; init; } = -1.60;
    public double RatingRepeat { get; init; } = -0.50;
    public double RatingHandover { get; init; } = -0.45;
    public double RatingConvenience { get; init; } = 0.30;
    public double RatingExpertise { get; init; } = 0.40;

    /// <summary>Standard deviation of a customer's habit of rating mildly or strictly, in logits.</summary>
    public double LeniencySpread { get; init; } = 0.70;

    /// <summary>Standard deviation among customers of what they expect, in logits.</summary>
    public double ExpectationSpread { get; init; } = 0.40;

    /// <summary>How much more is expected each year, in logits: the threshold that moves.</summary>
    public double ExpectationDriftPerYear { get; init; } = 0.20;

    /// <summary>Standard deviation of the agents' honest skill, in logits of the top box.</summary>
    public double AgentSkillSpread { get; init; } = 0.25;

    /// <summary>Per logit of skill, on the logit of a problem being solved.</summary>
    public double SkillOnResolution { get; init; } = 1.0;

    /// <summary>The share of scores below five that a begging agent turns into a five.</summary>
    public double BeggingConversion { get; init; } = 0.50;

    /// <summary>On the log-odds of answering, per standard deviation by which an experience is out of the ordinary, good or bad.</summary>
    public double ResponseExtremity { get; init; } = 0.50;

    /// <summary>Recommendation, in points of 0-10: per standard deviation.</summary>
    public double RecommendExpertise { get; init; } = 0.85;
    public double RecommendConvenience { get; init; } = 0.55;

    /// <summary>Recommendation: per log unit of waiting less than promised. Zero: timeliness wins nobody.</summary>
    public double RecommendWaitBetter { get; init; }

    /// <summary>Recommendation: per fresh broken promise.</summary>
    public double RecommendBrokenPromise { get; init; } = -0.35;
    public double RecommendUnresolved { get; init; } = -0.60;
    public double RecommendUnannouncedChange { get; init; } = -0.60;
    public double RecommendRefusedComplaint { get; init; } = -1.0;

    /// <summary>On the log rate of purchases, per standard deviation.</summary>
    public double RepurchaseExpertise { get; init; } = 0.25;
    public double RepurchaseConvenience { get; init; } = 0.15;

    /// <summary>On the log rate of purchases, per fresh broken promise. Zero: see <see cref="RecommendWaitBetter"/>.</summary>
    public double RepurchaseBrokenPromise { get; init; }

    internal void Validate()
    {
        SimulationOptions.RequireShare(BeggingConversion, nameof(BeggingConversion));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BaseQuarterlyHazard);
        ArgumentOutOfRangeException.ThrowIfNegative(FadingPerYear);
        ReadOnlySpan<double> halfLives =
        [
            UnresolvedProblemHalfLife, BrokenPromiseHalfLife, WorstGapHalfLife, AbandonmentHalfLife, ComplaintHalfLife,
            RepeatContactHalfLife, HandoverHalfLife, GoodwillHalfLife, FollowUpHalfLife, PurchaseHalfLife,
        ];
        foreach (var halfLife in halfLives)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLife);
    }
}
