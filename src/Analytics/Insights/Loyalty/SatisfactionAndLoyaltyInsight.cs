namespace Analytics.Insights.Loyalty;

/// <summary>How far satisfaction goes together with staying, buying and recommending, and who is satisfied and about to leave all the same.</summary>
public sealed record SatisfactionAndLoyaltyInsight : Insight
{
    /// <summary>The rating that stands for satisfaction.</summary>
    public SatisfactionRating Rating { get; init; }

    /// <summary>The lowest value of <see cref="Rating"/> that counts as satisfied.</summary>
    public double SatisfiedFrom { get; init; }

    /// <summary>Whether staying was seen after the answer; <c>false</c> where a column says who left and nobody knows when.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Days after the answer within which a customer who leaves counts as having left.</summary>
    public int OutcomeDays { get; init; }

    /// <summary>Days after the answer within which a purchase or a further answer counts.</summary>
    public int HorizonDays { get; init; }

    /// <summary>Correlations of satisfaction: with what comes after the answer first, then with what stands on the same form or beside it.</summary>
    public IReadOnlyList<LoyaltyAssociation> Associations { get; init; } = [];

    /// <summary>Satisfied customers who stayed, beside the others; <c>null</c> below 100 customers, or 20 who left or stayed.</summary>
    public SatisfiedShares? Retention { get; init; }

    /// <summary>Satisfied customers who bought again, beside the others; <c>null</c> below 100 customers, or 20 who did or did not.</summary>
    public SatisfiedShares? Repurchase { get; init; }

    /// <summary>How satisfied customers who left differed from those who stayed when they answered; empty below 20 of either.</summary>
    public IReadOnlyList<SatisfiedContrast> SetApart { get; init; } = [];

    /// <summary>Customers whose last answer is satisfied and whose risk is high; <c>null</c> without a model or without such answers.</summary>
    public SatisfiedButLeaving? Leaving { get; init; }
}
