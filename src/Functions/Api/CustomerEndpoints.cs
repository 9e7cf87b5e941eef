using Analytics.Prediction;
using Pipeline.Queries;
using Pipeline.Storage;

namespace Functions.Api;

/// <summary><c>GET /api/customers/{id}</c>, <c>GET /api/customers?id=</c> and <c>GET /api/customers?band=&amp;top=&amp;token=</c>.</summary>
internal sealed class CustomerEndpoints(PublishedCustomers customers)
{
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

    private async Task<IResult> GetAsync(string? id, string? band, int? top, string? token, CancellationToken cancellationToken)
    {
        if (id is not null)
        {
            return band is null && top is null && token is null
                ? await FindAsync(id, cancellationToken)
                : ApiResult.BadRequest("id stands alone: it names one customer.");
        }
        if (band is not null && !RiskBand.Names.Contains(band)) return ApiResult.BadRequest($"band must be one of {string.Join(", ", RiskBand.Names)}.");
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var page = await customers.ListAsync(band, top ?? ApiEndpoints.DefaultTop, token, cancellationToken);
        if (page is null)
        {
            return token is null
                ? ApiResult.NotFound("No run has been published yet.")
                : ApiResult.Problem(StatusCodes.Status410Gone, "gone", "The list is gone", "The run that the token belongs to is no longer kept: start again without a token.");
        }
        return ApiResult.Json(
            new CustomerListAnswer(
                page.RunId,
                [.. page.Customers.Select(customer => new CustomerListEntry(customer.CustomerId, customer.ChurnProbability, customer.Band))],
                page.Token),
            ApiJsonContext.Default.CustomerListAnswer);
    }

    private async Task<IResult> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(id, cancellationToken) is not var (runId, prediction))
            return ApiResult.NotFound("The current run has no prediction for this customer.");
        return ApiResult.Json(
            new CustomerAnswer(
                prediction.CustomerId, prediction.ChurnProbability, prediction.Band,
                [.. prediction.Reasons.Select(reason => new ReasonAnswer(reason.English, reason.Chinese))], prediction.AsOf, prediction.ModelVersion, runId),
            ApiJsonContext.Default.CustomerAnswer);
    }
}
