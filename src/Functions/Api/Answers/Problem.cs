namespace Functions.Api.Answers;

/// <summary>An error as in RFC 9457.</summary>
/// <param name="Type">Tells kinds of errors apart; see <see cref="ProblemKind"/>.</param>
/// <param name="Title">The same for every error of the kind.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong with this request, and how to mend it.</param>
/// <param name="TraceId">Finds the request in the logs.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string? TraceId = null);
