using System.Globalization;
using Analytics.Customers;
using Functions.Api.Contract;

namespace Functions.Api.Scoring;

/// <summary>Makes timelines of what a request says of customers, checked as rows of exports are.</summary>
internal sealed class ScoredTimelines
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private readonly List<CustomerTimeline> _timelines = [];

    /// <summary>The customers, in the order given.</summary>
    public IReadOnlyList<CustomerTimeline> Timelines => _timelines;

    /// <summary>What is wrong with the request, and where; <c>null</c> if nothing is.</summary>
    public string? Problem { get; private set; }

    public static ScoredTimelines Of(ScoreRequest request)
    {
        var made = new ScoredTimelines();
        made.Time("asOf", request.AsOf);
        if (made.Problem is not null) return made;
        if (request.Customers is { } customers)
        {
            if (request.CustomerId is not null || request.Profile is not null || request.Surveys is not null || request.Interactions is not null)
                return made.Fail("customers", "stands beside members of a single customer: send one or the other");
            if (customers.Count is 0 or > ApiLimits.MaxScoredCustomers) return made.Fail("customers", $"must be 1 to {ApiLimits.MaxScoredCustomers}");
            var ids = new HashSet<string>(StringComparer.Ordinal);
            for (var index = 0; index < customers.Count && made.Problem is null; index++)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"customers[{index}].");
                if (customers[index] is not { } customer) return made.Fail(place.TrimEnd('.'), "is null");
                made.Add(customer, place);
                if (made.Problem is null && !ids.Add(customer.CustomerId)) made.Fail($"{place}customerId", "names a customer who stands in the request before");
            }
            return made;
        }
        if (request.CustomerId is not { } id) return made.Fail("customerId", "is missing");
        made.Add(new ScoredCustomerInput(id, request.Profile, request.Surveys, request.Interactions), "");
        return made;
    }

    private void Add(ScoredCustomerInput customer, string place)
    {
        var id = customer.CustomerId;
        if (id.Length is 0 or > ApiLimits.MaxIdLength || id.Any(char.IsControl))
        {
            Fail($"{place}customerId", $"must have 1 to {ApiLimits.MaxIdLength} characters and no control characters");
            return;
        }
        var (surveys, interactions) = (customer.Surveys ?? [], customer.Interactions ?? []);
        if (surveys.Count + interactions.Count > ApiLimits.MaxScoredEvents)
        {
            Fail($"{place}interactions", $"has, with surveys, more than {ApiLimits.MaxScoredEvents} entries");
            return;
        }
        var builder = new TimelineBuilder();
        Time($"{place}profile.joinedAt", customer.Profile?.JoinedAt);
        Figure($"{place}profile.value", customer.Profile?.Value);
        if (customer.Profile is { } profile) builder.Add(Profile(id, profile));
        for (var index = 0; index < surveys.Count && Problem is null; index++)
        {
            if (Survey(id, surveys[index], index, place) is { } survey) builder.Add(survey);
        }
        for (var index = 0; index < interactions.Count && Problem is null; index++)
        {
            if (Interaction(id, interactions[index], index, place) is { } interaction) builder.Add(interaction);
        }
        if (Problem is not null) return;
        // Somebody of whom nothing is said is known by the id alone.
        if (customer.Profile is null && surveys.Count + interactions.Count == 0) builder.Add(new Customer { CustomerId = id });
        _timelines.Add(builder.Build().Timelines[0]);
    }

    private static Customer Profile(string id, ProfileInput profile) => new()
    {
        CustomerId = id,
        JoinedAt = profile.JoinedAt,
        Segment = profile.Segment,
        Value = profile.Value,
        Attributes = profile.Attributes,
    };

    private SurveyResponse? Survey(string id, SurveyInput? survey, int index, string place)
    {
        if (survey is null) return Missing<SurveyResponse>("surveys", index, place);
        Time(string.Create(CultureInfo.InvariantCulture, $"{place}surveys[{index}].respondedAt"), survey.RespondedAt);
        Check("csat", survey.Csat, 1, 5);
        Check("nps", survey.Nps, 0, 10);
        Check("ces", survey.Ces, 1, 7);
        Check("timeliness", survey.Timeliness, 1, 5);
        Check("convenience", survey.Convenience, 1, 5);
        Check("expertise", survey.Expertise, 1, 5);
        Check("expectation", survey.Expectation, -2, 2);
        foreach (var (_, value) in survey.Drivers ?? new Dictionary<string, double>()) Check("drivers", value, 1, 5);
        return new SurveyResponse
        {
            CustomerId = id,
            ResponseId = survey.ResponseId ?? Number(index),
            RespondedAt = survey.RespondedAt,
            Csat = survey.Csat,
            Nps = survey.Nps,
            Ces = survey.Ces,
            Timeliness = survey.Timeliness,
            Convenience = survey.Convenience,
            Expertise = survey.Expertise,
            Expectation = survey.Expectation,
            Drivers = survey.Drivers,
            Channel = survey.Channel,
            Touchpoint = survey.Touchpoint,
            AgentId = survey.AgentId,
            Comment = survey.Comment,
            Language = survey.Language,
        };

        void Check(string name, double? value, double low, double high)
        {
            if (value is { } rating && !(rating >= low && rating <= high))
                Fail(string.Create(CultureInfo.InvariantCulture, $"{place}surveys[{index}].{name}"), string.Create(CultureInfo.InvariantCulture, $"must be {low} to {high}"));
        }
    }

    private Interaction? Interaction(string id, InteractionInput? interaction, int index, string place)
    {
        if (interaction is null) return Missing<Interaction>("interactions", index, place);
        if (InteractionType.Normalize(interaction.Type) is not { Length: > 0 } type)
        {
            Fail(string.Create(CultureInfo.InvariantCulture, $"{place}interactions[{index}].type"), "is empty");
            return null;
        }
        Time(string.Create(CultureInfo.InvariantCulture, $"{place}interactions[{index}].occurredAt"), interaction.OccurredAt);
        NotBelowZero("promisedMinutes", interaction.PromisedMinutes);
        NotBelowZero("waitMinutes", interaction.WaitMinutes);
        NotBelowZero("handleMinutes", interaction.HandleMinutes);
        NotBelowZero("transfers", interaction.Transfers);
        NotBelowZero("escalations", interaction.Escalations);
        NotBelowZero("reopens", interaction.Reopens);
        Figure(string.Create(CultureInfo.InvariantCulture, $"{place}interactions[{index}].amount"), interaction.Amount);
        Figure(string.Create(CultureInfo.InvariantCulture, $"{place}interactions[{index}].newCustomerPrice"), interaction.NewCustomerPrice);
        return new Interaction
        {
            CustomerId = id,
            InteractionId = interaction.InteractionId ?? Number(index),
            OccurredAt = interaction.OccurredAt,
            Type = type,
            Channel = interaction.Channel,
            AgentId = interaction.AgentId,
            Answered = interaction.Answered,
            PromisedMinutes = interaction.PromisedMinutes,
            WaitMinutes = interaction.WaitMinutes,
            HandleMinutes = interaction.HandleMinutes,
            Resolved = interaction.Resolved,
            Transfers = interaction.Transfers,
            Escalations = interaction.Escalations,
            Reopens = interaction.Reopens,
            Amount = interaction.Amount,
            NewCustomerPrice = interaction.NewCustomerPrice,
            Announced = interaction.Announced,
            Comment = interaction.Comment,
        };

        void NotBelowZero(string name, double? value)
        {
            if (value < 0) Fail(string.Create(CultureInfo.InvariantCulture, $"{place}interactions[{index}].{name}"), "must not be below 0");
            Figure(string.Create(CultureInfo.InvariantCulture, $"{place}interactions[{index}].{name}"), value);
        }
    }

    /// <summary>An entry without an id is told apart by its place.</summary>
    private static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"#{index}");

    private TRecord? Missing<TRecord>(string list, int index, string place)
        where TRecord : class
    {
        Fail(string.Create(CultureInfo.InvariantCulture, $"{place}{list}[{index}]"), "is null");
        return null;
    }

    /// <summary>Times far from any customer's are mistakes, and cannot be reckoned with.</summary>
    private void Time(string member, DateTimeOffset? time)
    {
        if (time is { } found && found.UtcDateTime.Year is < FirstYear or > LastYear) Fail(member, $"must lie in the years {FirstYear} to {LastYear}");
    }

    /// <summary>What is larger is a mistake, and sums of it would be no numbers.</summary>
    private void Figure(string member, double? value)
    {
        if (value is { } found && !(Math.Abs(found) <= ApiLimits.MaxFigure)) Fail(member, string.Create(CultureInfo.InvariantCulture, $"must lie between -{ApiLimits.MaxFigure} and {ApiLimits.MaxFigure}"));
    }

    private ScoredTimelines Fail(string member, string problem)
    {
        Problem ??= $"{member} {problem}.";
        return this;
    }
}
