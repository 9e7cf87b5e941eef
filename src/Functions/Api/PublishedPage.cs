using Functions.Api.Answers;

namespace Functions.Api;

/// <summary>What is said where a page of a published run cannot be given.</summary>
internal static class PublishedPage
{
    /// <param name="token">The token that was asked with; without one nothing has been published.</param>
    public static IResult Missing(string? token) => token is null
        ? ApiResult.NotFound("No run has been published yet.")
        : ApiResult.Gone("The run that the token belongs to is no longer kept: start again without a token.");
}
