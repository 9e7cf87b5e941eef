using System.Globalization;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Microsoft.Net.Http.Headers;
using Pipeline.Queries;

namespace Functions.Api;

/// <summary><c>GET /api/predictions</c> in pages; <c>GET /api/predictions/parts</c> and <c>GET /api/predictions/parts/{name}</c>, the same as files.</summary>
internal sealed class PredictionEndpoints(PublishedPredictions predictions)
{
    private const string List = "predictions";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/predictions", ApiMethods.Read, ListAsync);
        api.MapMethods("/predictions/parts", ApiMethods.Read, ListPartsAsync);
        api.MapMethods("/predictions/parts/{name}", ApiMethods.Read, OpenPartAsync);
    }

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top, PublishedPredictions.MaxTop) is { } problem) return problem;
        if (await predictions.PageAsync(top ?? ApiLimits.DefaultTop, PageToken.Open(List, token), cancellationToken) is not { } page) return PublishedPage.Missing(token);
        return ApiResult.Json(
            new PredictionListAnswer(page.RunId, [.. page.Predictions.Select(row => CustomerAnswer.Of(row, page.RunId))], PageToken.Seal(List, page.Token)),
            ApiJsonContext.Default.PredictionListAnswer);
    }

    private async Task<IResult> ListPartsAsync(CancellationToken cancellationToken)
    {
        if (await predictions.PartsAsync(cancellationToken) is not var (runId, parts)) return PublishedPage.Missing(null);
        return ApiResult.Json(
            new PartListAnswer(
                runId,
                [
                    .. parts.Select(part => new PartAnswer(
                        part.Name, part.Kind, part.Bytes, part.ETag, $"{ApiEndpoints.Root}/predictions/parts/{part.Name}?run={runId}", predictions.AddressOf(runId, part.Name).AbsoluteUri)),
                ]),
            ApiJsonContext.Default.PartListAnswer);
    }

    private async Task<IResult> OpenPartAsync(string name, string? run, CancellationToken cancellationToken)
    {
        if (await predictions.OpenPartAsync(name, run, cancellationToken) is not var (part, content)) return ApiResult.NotFound("The run has no such file, or is no longer kept.");
        if (part.Bytes <= ApiLimits.MaxAnswerBytes) return Results.Stream(content, "application/gzip", fileDownloadName: part.Name, entityTag: EntityTagHeaderValue.Parse(part.ETag));
        await content.DisposeAsync();
        return ApiResult.Problem(
            ProblemKind.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The file has more than {ApiLimits.MaxAnswerBytes / (1024 * 1024)} MB: read it from storage, at the blobUrl that /api/predictions/parts gives."));
    }
}
