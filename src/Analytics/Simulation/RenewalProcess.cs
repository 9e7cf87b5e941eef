namespace Analytics.Simulation;

/// <summary>
/// Contracts of a year: 30 days before the end a notice offers the next year at a price, next to what a new customer
/// would pay; whoever is still there at the end renews. The longer a customer has been there, the dearer the offer.
/// </summary>
internal static class RenewalProcess
{
    private const int YearsPenalised = 4;

    public static void Begin(CustomerRun run, int firstDay)
    {
        foreach (var renewalDay in run.Experience.Renewals.RenewalDays)
        {
            var price = DrawPrice(run, renewalDay);
            Plan(run, firstDay, renewalDay - RenewalCalendar.OfferLeadDays, OfficeHours.Opening, InteractionKind.Notice, price);
            Plan(run, firstDay, renewalDay, 1, InteractionKind.Renewal, price);
        }
    }

    private static decimal DrawPrice(CustomerRun run, int renewalDay)
    {
        var years = Math.Round(World.YearsInto(renewalDay - run.Experience.JoinedDay));
        var penalty = 0.03 + (0.03 * Math.Min(years, YearsPenalised)) + (0.07 * run.Stream(StreamPurpose.Renewals).Normal());
        var newCustomerPrice = PriceList.AnnualPrice(run.Customer.Segment);
        return decimal.Round(newCustomerPrice * (decimal)Math.Exp(Math.Clamp(penalty, -0.1, 0.5)), 2);
    }

    private static void Plan(CustomerRun run, int firstDay, int day, double minute, InteractionKind kind, decimal price)
    {
        // An offer that went out before the period began is not in the exports.
        if (day < firstDay)
            return;
        run.Plan(day, due => run.Record(due, minute, kind, row => row with
        {
            Channel = "email",
            Amount = price,
            NewCustomerPrice = PriceList.AnnualPrice(run.Customer.Segment),
        }));
    }
}
