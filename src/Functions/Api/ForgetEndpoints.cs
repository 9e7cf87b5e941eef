using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline.Forgetting;

namespace Functions.Api;

/// <summary><c>DELETE /api/customers/{id}</c>, <c>DELETE /api/customers?id=</c> and <c>GET /api/forgotten/{receipt}</c>.</summary>
internal sealed class ForgetEndpoints(ForgetJob forget)
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/customers/{id}", ApiMethods.Delete, ForgetByPathAsync).Audited();
        api.MapMethods("/customers", ApiMethods.Delete, ForgetAsync).Audited();
        api.MapMethods("/forgotten/{receipt}", ApiMethods.Read, GetAsync);
    }

    private Task<IResult> ForgetByPathAsync(string id, HttpContext context) =>
        CustomerPath.TryRead(id, out var customerId) ? ForgetAsync(customerId, context) : Task.FromResult(CustomerEndpoints.NoId());

    private async Task<IResult> ForgetAsync(string? id, HttpContext context)
    {
        if (!ForgetJob.CanBeId(id)) return ApiResult.BadRequest("This cannot be the id of a customer.");
        // What was begun is done: a caller who does not wait may never ask again.
        var receipt = await forget.AskAsync(id!, CancellationToken.None);
        Audit.About(context, receipt.ReceiptId);
        context.Response.Headers.Location = $"{ApiEndpoints.Root}/forgotten/{receipt.ReceiptId}";
        return Answer(receipt, receipt.Status == ForgetStatus.Done ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private async Task<IResult> GetAsync(string receipt, CancellationToken cancellationToken) =>
        ReceiptStore.IsId(receipt) && await forget.FindAsync(receipt, cancellationToken) is { } found
            ? Answer(found, StatusCodes.Status200OK)
            : ApiResult.NotFound("There is no such receipt.");

    private static IResult Answer(ForgetReceipt receipt, int status) => ApiResult.Json(ForgetAnswer.Of(receipt), ApiJsonContext.Default.ForgetAnswer, status);
}
