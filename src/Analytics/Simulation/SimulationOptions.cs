namespace Analytics.Simulation;

/// <summary>Which service business to simulate. The same options give the same rows, whatever <see cref="MaxThreads"/> is.</summary>
public sealed record SimulationOptions
{
    /// <summary>Everyone who is or becomes a customer in the period. Customer n is the same however many others there are.</summary>
    public int Customers { get; init; } = 5_000;

    /// <summary>The first day (UTC) the exports cover.</summary>
    public DateOnly StartDate { get; init; } = new(2024, 1, 1);

    /// <summary>The number of days the exports cover.</summary>
    public int Days { get; init; } = 730;

    public ulong Seed { get; init; } = 1;

    public int Agents { get; init; } = 40;

    /// <summary>The share of agents who ask for fives. Their number is this share of the agents, rounded.</summary>
    public double BeggingAgentShare { get; init; } = 0.10;

    /// <summary>The share of survey invitations that a middling experience gets answered, customers who never answer included.</summary>
    public double SurveyResponseRate { get; init; } = 0.30;

    /// <summary>The share of customers who write Chinese; the others write English.</summary>
    public double ChineseShare { get; init; } = 0.60;

    /// <summary>The share of cancelled customers who come back 60 to 240 days later with one purchase.</summary>
    public double ReturnShare { get; init; }

    /// <summary>What drives behaviour and ratings, and how strongly.</summary>
    public Effects Effects { get; init; } = new();

    /// <summary>How often things happen and how the business handles them.</summary>
    public Operations Operations { get; init; } = new();

    /// <summary>At most this many threads; null for one a processor. Has no influence on the result.</summary>
    public int? MaxThreads { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A count is not positive, or a share is not between 0 and 1.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Effects);
        ArgumentNullException.ThrowIfNull(Operations);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Customers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Days);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Agents);
        ArgumentOutOfRangeException.ThrowIfLessThan(StartDate, new DateOnly(1900, 1, 1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Days, 36_600);
        if (MaxThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads, nameof(MaxThreads));
        RequireShare(BeggingAgentShare, nameof(BeggingAgentShare));
        RequireShare(SurveyResponseRate, nameof(SurveyResponseRate));
        RequireShare(ChineseShare, nameof(ChineseShare));
        RequireShare(ReturnShare, nameof(ReturnShare));
        Effects.Validate();
        Operations.Validate();
    }

    internal static void RequireShare(double share, string name)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, share, "A share lies between 0 and 1.");
    }
}
