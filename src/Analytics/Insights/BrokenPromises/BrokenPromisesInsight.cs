namespace Analytics.Insights.BrokenPromises;

/// <summary>What broken promises, changes and refusals go with.</summary>
public sealed record BrokenPromisesInsight : Insight
{
    /// <summary>Customers whose months were looked at; an even sample where there are more.</summary>
    public int SampledCustomers { get; init; }

    /// <summary>Months of 30 days, the last of which ends with what is known.</summary>
    public int Months { get; init; }

    /// <summary>Months that began with a customer at risk, over all customers.</summary>
    public int CustomerMonths { get; init; }

    /// <summary>Of them, those in which the customer left.</summary>
    public int Churners { get; init; }

    /// <summary>Column of the customer list that tells contracts apart and is held equal; <c>null</c> without one.</summary>
    public string? ContractColumn { get; init; }

    /// <summary>In the order of their kinds; those that nobody met with are left out.</summary>
    public IReadOnlyList<ExposureEffect> Exposures { get; init; } = [];

    /// <summary>Notice against none, of each change that has enough of both.</summary>
    public IReadOnlyList<NoticeContrast> Notices { get; init; } = [];
}
