using Analytics.Exports;
using Microsoft.AspNetCore.Http.Features;
using Pipeline;
using Pipeline.Ingest;

namespace Functions.Api;

/// <summary><c>GET /api/exports</c> and <c>PUT /api/exports/{kind}/{name}</c>.</summary>
internal sealed class ExportEndpoints(PipelineJobs jobs)
{
    /// <summary>What the Functions host forwards at most; larger exports go to storage directly.</summary>
    private const long MaxUploadBytes = 100 * 1024 * 1024;

    public void Map(RouteGroupBuilder api)
    {
        api.MapRead("/exports", ListAsync);
        api.MapPut("/exports/{kind}/{**name}", UploadAsync);
    }

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var (entries, next) = await jobs.Ledger.ListAsync(top ?? ApiEndpoints.DefaultTop, token, cancellationToken);
        return ApiResult.Json(new ExportListAnswer([.. entries.Select(ExportAnswer.Of)], next), ApiJsonContext.Default.ExportListAnswer);
    }

    private async Task<IResult> UploadAsync(string kind, string? name, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!ExportKind.IsKnown(kind) && kind != MappingLibrary.Kind)
            return ApiResult.BadRequest($"The kind must be one of {string.Join(", ", ExportKind.All)}, {MappingLibrary.Kind}.");
        if (name is null || !ExportName.IsValid(name))
            return ApiResult.BadRequest("The name must be a plain file name: no empty part, '.' or '..', no control characters, backslash, '?' or '#'.");
        if (request.ContentLength is null) return ApiResult.Problem(StatusCodes.Status411LengthRequired, "length-required", "The length is missing", "Send the export with a Content-Length.");
        if (request.ContentLength > MaxUploadBytes)
        {
            return ApiResult.Problem(
                StatusCodes.Status413PayloadTooLarge, "too-large", "The export is too large for the API",
                $"At most {MaxUploadBytes / (1024 * 1024)} MB are taken here; put larger exports into the container directly.");
        }
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxUploadBytes;

        var etag = await jobs.Upload.UploadAsync(kind, name, request.Body, cancellationToken);
        return ApiResult.Json(new UploadAnswer(kind, name, etag), ApiJsonContext.Default.UploadAnswer, StatusCodes.Status202Accepted);
    }
}
