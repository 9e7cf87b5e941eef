namespace Analytics.Simulation;

/// <summary>
/// One customer, day by day. First the customer may leave, on what happened before that day; only one who stays has a
/// day at all. Leaving follows one exponential draw a customer, which the hazards add up to: lives with other effects but
/// the same seed differ only where the effects make them.
/// </summary>
internal static class CustomerLife
{
    private const double LeavingCommentShare = 0.5;

    public static CustomerHistory Live(World world, int customerIndex)
    {
        var run = new CustomerRun(world, customerIndex);
        var joined = run.Experience.JoinedDay;
        if (joined >= 0)
            PurchaseProcess.Buy(run, joined);

        int? cancelledDay = null;
        var patience = run.Stream(StreamPurpose.Cancellation).Exponential();
        var attachment = run.Stream(StreamPurpose.Fading).Exponential();
        var parts = new double[HazardModel.Drivers];
        var firstDay = Math.Max(joined + 1, 0);
        Begin(run, firstDay);
        for (var day = firstDay; day < world.Options.Days; day++)
        {
            var latent = LatentView.Truth(run.Traits, run.LatestOfferDay);
            patience -= Math.Exp(world.Hazard.Evaluate(run.Experience, latent, day, parts));
            if (patience <= 0)
            {
                cancelledDay = day;
                Cancel(run, day, parts);
                break;
            }

            attachment -= FadingHazard(world, parts);
            if (attachment <= 0)
                run.FadedDay ??= day;
            run.CarryOutPlans(day);
            PurchaseProcess.Step(run, day);
        }

        return ToHistory(run, cancelledDay);
    }

    private static void Begin(CustomerRun run, int firstDay)
    {
        ChangeProcess.Begin(run, firstDay);
        RenewalProcess.Begin(run, firstDay);
        RemedyProcess.Begin(run, firstDay);
        ContactProcess.Begin(run, firstDay);
        if (run.Traits.IsRestless)
        {
            var offersPerYear = run.World.Operations.CompetitorOffersPerYear;
            run.Recur(firstDay, offersPerYear, run.Stream(StreamPurpose.CompetitorOffers), run.OfferDays.Add);
        }
    }

    private static double FadingHazard(World world, double[] parts)
    {
        var experience = parts[(int)RiskDriver.Convenience] + parts[(int)RiskDriver.Expertise];
        for (var driver = HazardModel.FirstExperience; driver <= HazardModel.LastExperience; driver++)
            experience += parts[(int)driver];

        return world.Effects.FadingPerYear / 365.25 * Math.Exp(experience);
    }

    private static void Cancel(CustomerRun run, int day, double[] parts)
    {
        var random = run.Stream(StreamPurpose.Cancellation);
        var minute = OfficeHours.DrawMinute(random);
        var theme = CommentChoice.WhyLeave(parts, run.State);
        var comment = random.Chance(LeavingCommentShare) ? CommentCatalogue.Pick(theme, run.Traits.Language, random) : null;
        var cancelledAt = run.World.MomentOf(day, minute);
        run.Responses.RemoveAll(response => response.RespondedAt >= cancelledAt);
        run.Record(day, minute, InteractionKind.Cancellation, row => row with
        {
            Channel = run.PreferredChannel.Name,
            Comment = comment,
        });
        ComeBack(run, day);
    }

    private static void ComeBack(CustomerRun run, int cancelledDay)
    {
        var random = run.Stream(StreamPurpose.Return);
        var returns = random.Chance(run.World.Options.ReturnShare);
        var day = cancelledDay + random.Between(60, 240);
        if (returns && day < run.World.Options.Days)
            run.Record(day, OfficeHours.DrawMinute(random), InteractionKind.Purchase, row => row with { Channel = "web", Amount = 50m });
    }

    private static CustomerHistory ToHistory(CustomerRun run, int? cancelledDay)
    {
        var end = run.World.MomentOf(run.World.Options.Days, 0);
        run.Responses.RemoveAll(response => response.RespondedAt >= end);

        // OrderBy keeps rows of the same second in the order in which they came about.
        SimulatedInteraction[] interactions = [.. run.Interactions.OrderBy(interaction => interaction.OccurredAt)];
        SimulatedSurveyResponse[] responses = [.. run.Responses.OrderBy(response => response.RespondedAt)];
        var truth = new CustomerTruth(run.World, run.Customer, run.Traits, interactions, responses)
        {
            CancelledOn = cancelledDay is { } cancelled ? run.World.DateOf(cancelled) : null,
            FadedOn = run.FadedDay is { } faded ? run.World.DateOf(faded) : null,
            CompetitorOffers = [.. run.OfferDays.Select(run.World.DateOf)],
        };
        return new CustomerHistory(run.Customer, interactions, responses, truth);
    }
}
