using Analytics.Prediction;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline.Queries;
using Pipeline.Scoring;
using Pipeline.Storage;

namespace Functions.Api;

/// <summary><c>GET /api/customers/{id}</c>, <c>GET /api/customers?id=</c> and <c>GET /api/customers?band=&amp;sort=&amp;top=&amp;token=</c>.</summary>
internal sealed class CustomerEndpoints(PublishedCustomers customers)
{
    private const string ByRisk = "risk";
    private const string ByValue = "value";

    public void Map(RouteGroupBuilder api)
    {
        api.MapRead("/customers/{id}", GetByPathAsync);
        api.MapRead("/customers", GetAsync);
    }

    private async Task<IResult> GetByPathAsync(string id, CancellationToken cancellationToken)
    {
        // Other characters do not survive every proxy's idea of a path.
        if (id is "." or ".." || !EncodedKey.IsPlain(id))
            return ApiResult.BadRequest("A path can hold ids of letters, digits, '.', '_' and '-' only; ask for others with /api/customers?id=.");
        return await FindAsync(id, cancellationToken);
    }

    private async Task<IResult> GetAsync(string? id, string? band, string? sort, int? top, string? token, CancellationToken cancellationToken)
    {
        if (id is not null)
        {
            return band is null && sort is null && top is null && token is null
                ? await FindAsync(id, cancellationToken)
                : ApiResult.BadRequest("id stands alone: it names one customer.");
        }
        if (band is not null && !RiskBand.Names.Contains(band)) return ApiResult.BadRequest($"band must be one of {string.Join(", ", RiskBand.Names)}.");
        if (sort is not (null or ByRisk or ByValue)) return ApiResult.BadRequest($"sort must be {ByRisk} or {ByValue}.");
        if (sort == ByValue && band is not null) return ApiResult.BadRequest($"The list by {ByValue} is not kept for each band: leave band out.");
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var list = sort == ByValue ? RankingList.Value : band ?? RankingList.All;
        var page = await customers.ListAsync(list, top ?? ApiLimits.DefaultTop, token, cancellationToken);
        if (page is null)
        {
            return token is null
                ? ApiResult.NotFound("No run has been published yet.")
                : ApiResult.Gone("The run that the token belongs to is no longer kept: start again without a token.");
        }
        return ApiResult.Json(
            new CustomerListAnswer(
                page.RunId,
                [.. page.Customers.Select(customer => new CustomerListEntry(customer.CustomerId, customer.ChurnProbability, customer.Band, customer.ValueAtRisk))],
                page.Token),
            ApiJsonContext.Default.CustomerListAnswer);
    }

    private async Task<IResult> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(id, cancellationToken) is not var (runId, prediction))
            return ApiResult.NotFound("The current run has no prediction for this customer.");
        return ApiResult.Json(
            new CustomerAnswer(
                prediction.CustomerId, prediction.ChurnProbability, prediction.Band, prediction.LoyaltyProbability, prediction.ValueAtRisk,
                [.. prediction.Reasons.Select(reason => new ReasonAnswer(reason.English, reason.Chinese))], [.. prediction.Drivers.Select(DriverAnswer.Of)], prediction.AsOf, prediction.ModelVersion, runId),
            ApiJsonContext.Default.CustomerAnswer);
    }
}
