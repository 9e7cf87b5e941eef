using Analytics.Exports;
using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline;
using Pipeline.Ingest;

namespace Functions.Api;

/// <summary><c>GET /api/exports</c>, <c>GET /api/exports/{kind}/{name}</c> and its rejected rows, <c>PUT /api/exports/{kind}/{name}</c> and <c>POST /api/exports/{kind}/{name}/replay</c>.</summary>
internal sealed class ExportEndpoints(PipelineJobs jobs)
{
    private const string List = "exports";
    private const string ReplayEnd = "/replay";
    private const string RejectedEnd = "/rejected";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/exports", ApiMethods.Read, ListAsync);
        api.MapMethods("/exports/{kind}/{**name}", ApiMethods.Put, UploadAsync).Audited();
        // A name may have slashes, and what takes any number of parts is the last of a route.
        api.MapMethods("/exports/{kind}/{**path}", ApiMethods.Read, GetAsync);
        api.MapMethods("/exports/{kind}/{**path}", ApiMethods.Post, ReplayAsync).Audited();
    }

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var (entries, next) = await jobs.Ledger.ListAsync(top ?? ApiLimits.DefaultTop, PageToken.Open(List, token), cancellationToken);
        return ApiResult.Json(new ExportListAnswer([.. entries.Select(ExportAnswer.Of)], PageToken.Seal(List, next)), ApiJsonContext.Default.ExportListAnswer);
    }

    private async Task<IResult> GetAsync(string kind, string? path, int? top, string? token, CancellationToken cancellationToken)
    {
        var isRejected = path?.EndsWith(RejectedEnd, StringComparison.Ordinal) == true;
        var name = isRejected ? path![..^RejectedEnd.Length] : path;
        if (Refuse(kind, name) is { } problem) return problem;
        if (isRejected && ApiEndpoints.CheckTop(top, RejectedRows.MaxTop) is { } wrongTop) return wrongTop;
        if (await jobs.Ledger.FindByNameAsync(kind, name!, cancellationToken) is not { } entry) return Unknown();
        return isRejected ? await ListRejectedAsync(entry, top ?? ApiLimits.DefaultTop, token, cancellationToken) : Answer(entry, StatusCodes.Status200OK);
    }

    private async Task<IResult> ListRejectedAsync(LedgerEntry entry, int top, string? token, CancellationToken cancellationToken)
    {
        var list = $"rejected\n{entry.RowKey}";
        if (await jobs.Rejected.PageAsync(entry, top, PageToken.Open(list, token), cancellationToken) is not { } page)
            return ApiResult.Gone("The rejected rows are others by now: start again without a token.");
        return ApiResult.Json(
            new RejectedListAnswer(entry.ExportId, [.. page.Rows.Select(RejectedRowAnswer.Of)], PageToken.Seal(list, page.Token)), ApiJsonContext.Default.RejectedListAnswer);
    }

    private static IResult? Refuse(string kind, string? name) =>
        !ExportKind.IsKnown(kind) ? ApiResult.BadRequest($"The kind must be one of {string.Join(", ", ExportKind.All)}.")
        : name is null || !ExportName.IsValid(name) ? ApiResult.BadRequest("This is no name of an export.")
        : null;

    private static IResult Unknown() => ApiResult.NotFound("No export of this name was taken in.");

    private async Task<IResult> UploadAsync(string kind, string? name, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!ExportKind.IsKnown(kind) && kind is not (AliasLibrary.Kind or MappingLibrary.Kind))
            return ApiResult.BadRequest($"The kind must be one of {string.Join(", ", ExportKind.All)}, {AliasLibrary.Kind}, {MappingLibrary.Kind}.");
        if (name is null || !ExportName.IsValid(name))
            return ApiResult.BadRequest("The name must be a plain file name: no empty part, '.' or '..', no control characters, backslash, '?' or '#'.");
        if (request.ContentLength is null) return ApiResult.Problem(ProblemKind.LengthRequired, "Send the export with a Content-Length.");
        if (RequestBody.Bound(request, ApiLimits.MaxUploadBytes) is not null)
            return ApiResult.Problem(ProblemKind.TooLarge, $"At most {ApiLimits.MaxUploadBytes / (1024 * 1024)} MB are taken here; put larger exports into the container directly.");

        if (!UploadConditions.TryRead(request.Headers, out var conditions)) return ApiResult.BadRequest("If-Match takes one ETag, If-None-Match an asterisk, and only one of them.");
        if (await jobs.Upload.TryUploadAsync(kind, name, request.Body, conditions, cancellationToken) is not { } etag)
            return ApiResult.Problem(ProblemKind.PreconditionFailed, "The export was changed meanwhile, or there is one already.");
        Audit.About(request.HttpContext, etag);
        return ApiResult.Json(new UploadAnswer(kind, name, etag), ApiJsonContext.Default.UploadAnswer, StatusCodes.Status202Accepted);
    }

    private async Task<IResult> ReplayAsync(string kind, string? path, HttpContext context, CancellationToken cancellationToken)
    {
        if (path is null || !path.EndsWith(ReplayEnd, StringComparison.Ordinal)) return ApiResult.NotFound("Nothing is served at this path.");
        var name = path[..^ReplayEnd.Length];
        if (Refuse(kind, name) is { } problem) return problem;
        var (outcome, entry) = await jobs.ReplayExport.AskAsync(kind, name, cancellationToken);
        if (entry is not null) Audit.About(context, entry.ExportId);
        return outcome switch
        {
            ReplayOutcome.Queued => Answer(entry!, StatusCodes.Status202Accepted),
            ReplayOutcome.NothingRejected => Answer(entry!, StatusCodes.Status200OK),
            ReplayOutcome.Unknown => Unknown(),
            ReplayOutcome.BlobGone => ApiResult.Gone("The export was removed from storage since it was read: upload it again."),
            ReplayOutcome.BlobOverwritten => ApiResult.Gone("The export was overwritten since it was read. What is there now is an export of its own and is taken in by itself."),
            ReplayOutcome.BeingRead => ApiResult.Conflict("The export is being read: ask again when GET /api/exports shows an outcome."),
            ReplayOutcome.SameContent => ApiResult.Conflict("The same content was taken in under another name, which GET /api/exports gives as sameAs: replay that export."),
            _ => throw new InvalidOperationException("An outcome that has no answer."),
        };
    }

    private static IResult Answer(LedgerEntry entry, int status) => ApiResult.Json(ExportAnswer.Of(entry), ApiJsonContext.Default.ExportAnswer, status);
}
