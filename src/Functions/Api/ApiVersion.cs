using Functions.Api.Answers;

namespace Functions.Api;

/// <summary>
/// The version of the API. Within a version members are added, never taken away or changed in meaning; callers pass over what they do not know.
/// What breaks callers comes as a new version beside the old one, which goes on for a year. A request may name the version it was written for.
/// </summary>
internal static class ApiVersion
{
    public const string Header = "Api-Version";
    public const string Current = "1";

    /// <summary>Refuses a request for another version.</summary>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var asked = context.Request.Headers[Header];
        return asked.Count == 0 || asked == Current
            ? next(context)
            : ApiResult.Problem(ProblemKind.UnsupportedVersion, $"This server has version {Current}: send the header {Header}: {Current}, or leave it out.").ExecuteAsync(context);
    }
}
