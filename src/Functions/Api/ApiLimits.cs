using Pipeline.Queries;

namespace Functions.Api;

/// <summary>The bounds of requests and answers, as the description of the API states them.</summary>
internal static class ApiLimits
{
    /// <summary>Entries of a page if the request does not say.</summary>
    public const int DefaultTop = 100;

    /// <summary>Entries of a page at most.</summary>
    public const int MaxTop = PublishedCustomers.MaxTop;

    /// <summary>What the Functions host forwards at most; larger exports go to storage directly.</summary>
    public const long MaxUploadBytes = 100 * 1024 * 1024;

    /// <summary>Files that are handed on at most; the Functions host buffers answers whole.</summary>
    public const long MaxAnswerBytes = 10 * 1024 * 1024;

    /// <summary>Bodies of small requests.</summary>
    public const int MaxSmallBodyBytes = 16 * 1024;

    /// <summary>Bodies with customers to be scored.</summary>
    public const int MaxScoreBodyBytes = 4 * 1024 * 1024;

    /// <summary>Customers that are scored at once.</summary>
    public const int MaxScoredCustomers = 100;

    /// <summary>Answers and interactions of a customer that is scored.</summary>
    public const int MaxScoredEvents = 5_000;

    /// <summary>Amounts, values, minutes and counts of customers that are scored, whatever their sign.</summary>
    public const double MaxFigure = 1e15;

    /// <summary>Characters of a customer's id, as in exports.</summary>
    public const int MaxIdLength = 4_000;

    /// <summary>An id of 4,000 characters takes up to nine bytes each in an address.</summary>
    public const int MaxRequestLineBytes = 40 * 1024;
}
