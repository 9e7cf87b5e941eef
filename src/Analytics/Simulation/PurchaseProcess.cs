namespace Analytics.Simulation;

/// <summary>
/// Purchases: a daily chance of 1 - exp(-rate), rate = PurchasesPerYear / 365.25 · pace · exp(added value and convenience),
/// less while a competitor's offer is open, and none once the customer has faded.
/// </summary>
internal static class PurchaseProcess
{
    /// <summary>What remains of the rate while a restless customer looks at a competitor's offer.</summary>
    private const double RateDuringOffer = 0.4;

    public static void Step(CustomerRun run, int day)
    {
        // Drawn even when nothing can come of it, so that the days of two runs stay aligned.
        var random = run.Stream(StreamPurpose.Purchases);
        var isDrawn = random.Chance(1 - Math.Exp(-DailyRate(run, day)));
        if (isDrawn && !run.IsFaded)
            Buy(run, day);
    }

    public static void Buy(CustomerRun run, int day)
    {
        var random = run.Stream(StreamPurpose.Purchases);
        var minute = OfficeHours.DrawMinute(random);
        var channel = random.Choose<string>(["web", "app", "store"]);
        var median = run.Customer.Segment switch { CustomerSegment.Business => 240, CustomerSegment.Premium => 160, _ => 60 };
        var amount = decimal.Round((decimal)random.LogNormal(median, 0.6), 2);
        run.Record(day, minute, InteractionKind.Purchase, row => row with { Channel = channel, Amount = amount });
        SurveyProcess.AfterPurchase(run, day, minute, channel);
    }

    private static double DailyRate(CustomerRun run, int day)
    {
        var effects = run.World.Effects;
        var traits = run.Traits;
        var attraction = (effects.RepurchaseExpertise * traits.ExpertiseFit * traits.ExpertiseNeed)
            + (effects.RepurchaseConvenience * traits.ConvenienceFit * traits.ConvenienceNeed)
            + (effects.RepurchaseBrokenPromise * run.State.Impression(RiskDriver.BrokenPromise, day));
        var isTempted = day - run.LatestOfferDay is >= 0 and <= HazardModel.OfferEffectDays;
        return run.World.Operations.PurchasesPerYear / 365.25 * traits.BuyingPace * Math.Exp(attraction)
            * (isTempted ? RateDuringOffer : 1);
    }
}
