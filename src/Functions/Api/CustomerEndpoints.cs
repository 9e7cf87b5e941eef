using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline.Customers;
using Pipeline.Outcomes;
using Pipeline.Queries;

namespace Functions.Api;

/// <summary>
/// <c>GET /api/customers/{id}</c> and <c>GET /api/customers?id=</c>; lists by band, segment or value driver, by risk or value, and by how ids begin; and
/// what came of contacts, <c>/api/customers/{id}/outcomes</c>.
/// </summary>
internal sealed class CustomerEndpoints(PublishedCustomers customers, OutcomeStore outcomes)
{
    private const string ByRisk = "risk";
    private const string ByValue = "value";
    private const string Example = """{"contact": "called", "result": "kept"}""";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/customers/{id}", ApiMethods.Read, GetByPathAsync);
        api.MapMethods("/customers", ApiMethods.Read, GetAsync);
        api.MapMethods("/customers/{id}/outcomes", ApiMethods.Read, ListOutcomesAsync);
        api.MapMethods("/customers/{id}/outcomes", ApiMethods.Post, AddOutcomeAsync).Audited();
    }

    /// <summary>What is said of an id in a path that cannot be one.</summary>
    public static IResult NoId() => ApiResult.BadRequest(
        "A path holds an id's letters, digits, '.', '_' and '-' as they are, and every other byte of its UTF-8 form as ~HH, such as ~2F for a slash. Or ask with /api/customers?id=.");

    private Task<IResult> GetByPathAsync(string id, CancellationToken cancellationToken) =>
        CustomerPath.TryRead(id, out var customerId) ? FindAsync(customerId, cancellationToken) : Task.FromResult(NoId());

    private async Task<IResult> GetAsync(
        string? id, string? idPrefix, string? segment, string? driver, string? band, string? sort, int? top, string? token, CancellationToken cancellationToken)
    {
        var isList = segment is not null || driver is not null || band is not null || sort is not null;
        if (id is not null)
        {
            return isList || idPrefix is not null || top is not null || token is not null
                ? ApiResult.BadRequest("id stands alone: it names one customer.")
                : id.Length is 0 or > ApiLimits.MaxIdLength ? NotPredicted() : await FindAsync(id, cancellationToken);
        }
        if (idPrefix is not null)
            return isList ? ApiResult.BadRequest("idPrefix stands with top and token alone.") : await ListByPrefixAsync(idPrefix, top, token, cancellationToken);
        if (sort is not (null or ByRisk or ByValue)) return ApiResult.BadRequest($"sort must be {ByRisk} or {ByValue}.");
        var request = new CustomerListRequest { Segment = segment, Driver = driver, Band = band, Sort = sort == ByValue ? CustomerSort.Value : CustomerSort.Risk };
        if (request.Problem is { } problem) return ApiResult.BadRequest(problem);
        if (ApiEndpoints.CheckTop(top) is { } wrongTop) return wrongTop;
        // Of everything that chooses the entries, so that a token serves no other list.
        var list = $"customers\n{segment}\n{driver}\n{band}\n{request.Sort}";
        if (await customers.ListAsync(request, top ?? ApiLimits.DefaultTop, PageToken.Open(list, token), cancellationToken) is not { } page) return PublishedPage.Missing(token);
        if (page.Total is null && segment is not null) return ApiResult.NotFound("No list is kept of this segment: it is none of the run's largest. Complete lists are the files of /api/predictions/parts.");
        return Answer(page.RunId, page.Total ?? 0, page.Listed, page.Customers.Select(CustomerListEntry.Of), PageToken.Seal(list, page.Token));
    }

    private async Task<IResult> ListByPrefixAsync(string prefix, int? top, string? token, CancellationToken cancellationToken)
    {
        if (!CustomerIndex.IsPrefix(prefix)) return ApiResult.BadRequest("idPrefix must have at least two characters of an id.");
        if (ApiEndpoints.CheckTop(top, PublishedCustomers.MaxPrefixTop) is { } wrongTop) return wrongTop;
        var list = $"customers by prefix\n{prefix}";
        var page = await customers.ByPrefixAsync(prefix, top ?? PublishedCustomers.MaxPrefixTop, PageToken.Open(list, token), cancellationToken);
        return page is null ? PublishedPage.Missing(token) : Answer(page.RunId, null, null, page.Customers.Select(CustomerListEntry.Of), PageToken.Seal(list, page.Token));
    }

    private async Task<IResult> FindAsync(string id, CancellationToken cancellationToken) =>
        await customers.FindAsync(id, cancellationToken) is var (runId, prediction)
            ? ApiResult.Json(CustomerAnswer.Of(prediction, runId), ApiJsonContext.Default.CustomerAnswer)
            : NotPredicted();

    private async Task<IResult> ListOutcomesAsync(string id, int? top, string? token, CancellationToken cancellationToken)
    {
        if (!CustomerPath.TryRead(id, out var customerId)) return NoId();
        if (ApiEndpoints.CheckTop(top) is { } wrongTop) return wrongTop;
        var list = $"outcomes\n{customerId}";
        var page = await outcomes.ListAsync(customerId, top ?? ApiLimits.DefaultTop, PageToken.Open(list, token), cancellationToken);
        return ApiResult.Json(
            new OutcomeListAnswer(page.CustomerId, [.. page.Outcomes.Select(OutcomeAnswer.Of)], PageToken.Seal(list, page.Token)), ApiJsonContext.Default.OutcomeListAnswer);
    }

    private async Task<IResult> AddOutcomeAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!CustomerPath.TryRead(id, out var customerId)) return NoId();
        var (told, unread) = await RequestBody.ReadAsync(request, ApiJsonContext.Default.OutcomeRequest, ApiLimits.MaxSmallBodyBytes, Example, cancellationToken);
        if (unread is not null) return unread;
        var outcome = told!.ToOutcome();
        if (outcomes.ProblemOf(outcome) is { } problem) return ApiResult.BadRequest(problem);
        // Of somebody nobody knows there is nothing to keep: most likely the id is misspelt.
        if (await customers.FindAsync(customerId, cancellationToken) is null) return NotPredicted();
        var (kept, isNew) = await outcomes.AddAsync(customerId, outcome, cancellationToken);
        // An id that the caller made may be made of the customer's.
        if (told.OutcomeId is null) Audit.About(request.HttpContext, kept.OutcomeId);
        return ApiResult.Json(OutcomeAnswer.Of(kept), ApiJsonContext.Default.OutcomeAnswer, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static IResult Answer(string runId, long? total, int? listed, IEnumerable<CustomerListEntry> entries, string? token) =>
        ApiResult.Json(new CustomerListAnswer(runId, total, listed, [.. entries], token), ApiJsonContext.Default.CustomerListAnswer);

    private static IResult NotPredicted() => ApiResult.NotFound("The current run has no prediction for this customer.");
}
