using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace Functions.Api.Answers;

/// <summary>Answers of the API: JSON, or a problem with a stable type.</summary>
internal static class ApiResult
{
    public const string JsonContentType = "application/json; charset=utf-8";
    public const string ProblemContentType = "application/problem+json";

    public static IResult Json<TValue>(TValue value, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK) =>
        new JsonAnswer<TValue>(value, type, status, JsonContentType);

    public static IResult BadRequest(string detail) => Problem(ProblemKind.BadRequest, detail);

    public static IResult NotFound(string detail) => Problem(ProblemKind.NotFound, detail);

    public static IResult Conflict(string detail) => Problem(ProblemKind.Conflict, detail);

    public static IResult Gone(string detail) => Problem(ProblemKind.Gone, detail);

    public static IResult Forbidden(string detail) => Problem(ProblemKind.Forbidden, detail);

    public static IResult Problem(ProblemKind kind, string detail)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new JsonAnswer<Problem>(
            new Problem(kind.Type, kind.Title, kind.Status, detail, Activity.Current?.TraceId.ToHexString()), ApiJsonContext.Default.Problem, kind.Status, ProblemContentType);
    }
}
