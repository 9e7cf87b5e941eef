namespace Analytics.Insights.BrokenPromises;

/// <summary>What one customer met with and when they left: days from the as-of date, all lists rising.</summary>
internal sealed class CustomerLine
{
    /// <summary>When the relationship began; infinite if nothing is known.</summary>
    public required double Since { get; init; }

    /// <summary>Infinite without any.</summary>
    public double FirstInteraction { get; init; } = double.PositiveInfinity;

    /// <summary>Minus infinity without any.</summary>
    public double LastInteraction { get; init; } = double.NegativeInfinity;

    public string? Segment { get; init; }

    public string? Contract { get; init; }

    /// <summary>Of each exposure of <see cref="Exposure.All"/> the days, pooled ones included; of the loyalty penalty those of offers at least 10 % dearer.</summary>
    public required double[][] Exposed { get; init; }

    /// <summary>Offers with how much dearer than for a new customer each is, in steps of 10 %, 0 to 10.</summary>
    public required (double Day, double Steps)[] Offers { get; init; }

    /// <summary>Contacts that are no repeats: to hold the repeats equal as well would hide what they go with.</summary>
    public required double[] Problems { get; init; }

    /// <summary>Those of them that were not resolved.</summary>
    public required double[] Unsolved { get; init; }

    public required double[] Complaints { get; init; }

    public required double[] Purchases { get; init; }

    /// <summary>Everything that the customer did.</summary>
    public required double[] Activity { get; init; }

    public required (double Day, double Csat)[] Answers { get; init; }

    /// <summary>When the customer was gone, by what churn is.</summary>
    public IReadOnlyList<Absence> Gone { get; set; } = [];

    public bool IsCustomer(double day)
    {
        if (!(Since < day)) return false;
        foreach (var (left, back, _) in Gone)
        {
            if (left < day && day <= back) return false;
        }
        return true;
    }

    /// <summary>Whether the customer left from a day on, before another.</summary>
    public bool Leaves(double from, double until)
    {
        foreach (var (left, _, isChurn) in Gone)
        {
            if (isChurn && left >= from && left < until) return true;
        }
        return false;
    }

    /// <summary>How many of the days lie from one on and before another.</summary>
    public static int Count(double[] days, double from, double until) => days.Length == 0 ? 0 : Below(days, until) - Below(days, from);

    private static int Below(double[] days, double limit)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle] < limit) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
