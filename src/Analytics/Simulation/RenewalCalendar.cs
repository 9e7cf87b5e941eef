namespace Analytics.Simulation;

/// <summary>When a customer's contract of a year ends, which follows from the export: the anniversaries of joining.</summary>
internal sealed class RenewalCalendar
{
    /// <summary>The offer for the next year goes out this many days before the contract ends.</summary>
    public const int OfferLeadDays = 30;

    /// <summary>A renewed contract can be withdrawn from for this many days.</summary>
    public const int WithdrawalDays = 15;

    private readonly int[] _renewalDays;

    public RenewalCalendar(World world, SimulatedCustomer customer)
    {
        // The year after the period is needed to project a risk beyond its last day.
        var last = world.Options.Days + 366;
        var joined = DateOnly.FromDateTime(customer.JoinedAt.UtcDateTime);
        var days = new List<int>();
        for (var year = 1; customer.Contract == ContractKind.Annual; year++)
        {
            var day = world.DayOf(joined.AddYears(year));
            if (day > last)
                break;
            if (day + WithdrawalDays >= 0)
                days.Add(day);
        }

        _renewalDays = [.. days];
    }

    /// <summary>The days on which a year's contract ends, rising; none for monthly contracts.</summary>
    public IReadOnlyList<int> RenewalDays => _renewalDays;

    /// <summary>The day of the offer whose window of decision <paramref name="day"/> lies in, or null outside.</summary>
    public int? OpenOffer(int day)
    {
        foreach (var renewal in _renewalDays)
        {
            if (day > renewal - OfferLeadDays && day <= renewal + WithdrawalDays)
                return renewal - OfferLeadDays;
        }

        return null;
    }
}
