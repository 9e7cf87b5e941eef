namespace Functions.Api.Answers;

/// <summary>
/// A kind of problem: what programs tell errors apart by. A kind keeps its code and its status for good; titles and details are for people and
/// may change.
/// </summary>
/// <param name="Code">The last part of the problem's <c>type</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same for every problem of the kind.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    private const string TypePrefix = "urn:pipeline:problem:";

    public static readonly ProblemKind BadRequest = new("bad-request", StatusCodes.Status400BadRequest, "The request cannot be understood");
    public static readonly ProblemKind UnsupportedVersion = new("unsupported-version", StatusCodes.Status400BadRequest, "The API has no such version");
    public static readonly ProblemKind Unauthorized = new("unauthorized", StatusCodes.Status401Unauthorized, "A key is needed");
    public static readonly ProblemKind Forbidden = new("forbidden", StatusCodes.Status403Forbidden, "The request is not allowed");
    public static readonly ProblemKind NotFound = new("not-found", StatusCodes.Status404NotFound, "There is no such thing");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "The method is not allowed here");
    public static readonly ProblemKind Conflict = new("conflict", StatusCodes.Status409Conflict, "The request does not fit the present state");
    public static readonly ProblemKind NoModel = new("no-model", StatusCodes.Status409Conflict, "There is no model yet");
    public static readonly ProblemKind Gone = new("gone", StatusCodes.Status410Gone, "It is gone");
    public static readonly ProblemKind LengthRequired = new("length-required", StatusCodes.Status411LengthRequired, "The length is missing");
    public static readonly ProblemKind PreconditionFailed = new("precondition-failed", StatusCodes.Status412PreconditionFailed, "It is not in the state that was asked for");
    public static readonly ProblemKind TooLarge = new("too-large", StatusCodes.Status413PayloadTooLarge, "The request is too large");
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", StatusCodes.Status429TooManyRequests, "There are too many requests");
    public static readonly ProblemKind Internal = new("internal", StatusCodes.Status500InternalServerError, "The request failed");
    public static readonly ProblemKind Unavailable = new("unavailable", StatusCodes.Status503ServiceUnavailable, "Storage cannot be reached");

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        BadRequest, UnsupportedVersion, Unauthorized, Forbidden, NotFound, MethodNotAllowed, Conflict, NoModel, Gone, LengthRequired, PreconditionFailed,
        TooLarge, TooManyRequests, Internal, Unavailable,
    ];

    /// <summary>The <c>type</c> of its problems.</summary>
    public string Type => TypePrefix + Code;

    /// <summary>The kind that stands for a bare status of the web server; <see cref="BadRequest"/> for one that no kind has.</summary>
    public static ProblemKind Of(int status) => All.FirstOrDefault(kind => kind.Status == status) ?? BadRequest;
}
