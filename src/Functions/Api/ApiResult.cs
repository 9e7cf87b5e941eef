using System.Text.Json.Serialization.Metadata;

namespace Functions.Api;

/// <summary>Answers of the API: JSON, or a problem with a stable type.</summary>
internal static class ApiResult
{
    private const string ProblemContentType = "application/problem+json";

    public static IResult Json<TValue>(TValue value, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK) =>
        Results.Json(value, type, statusCode: status);

    public static IResult BadRequest(string detail) => Problem(StatusCodes.Status400BadRequest, "bad-request", "The request cannot be understood", detail);

    public static IResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, "not-found", "There is no such thing", detail);

    public static IResult Conflict(string detail) => Problem(StatusCodes.Status409Conflict, "conflict", "The request does not fit the present state", detail);

    public static IResult Gone(string detail) => Problem(StatusCodes.Status410Gone, "gone", "It is gone", detail);

    public static IResult Forbidden(string detail) => Problem(StatusCodes.Status403Forbidden, "forbidden", "The request is not allowed", detail);

    public static IResult Problem(int status, string type, string title, string detail) =>
        Results.Json(new Problem($"urn:pipeline:problem:{type}", title, status, detail), ApiJsonContext.Default.Problem, ProblemContentType, status);
}
