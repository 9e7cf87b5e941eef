namespace Functions.Api.Answers;

/// <summary>JSON as it lies in storage.</summary>
internal sealed class StoredJson(BinaryData content) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return JsonContent.SendAsync(httpContext, content.ToMemory(), StatusCodes.Status200OK, ApiResult.JsonContentType);
    }
}
