using Azure;

namespace Pipeline.Storage;

/// <summary>Tells failures of storage that pass by themselves from others.</summary>
public static class StorageOutage
{
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int FirstServerError = 500;

    /// <summary>Whether storage could not be reached, was too busy or failed itself, after every try of the client.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        RequestFailedException request => request.Status is 0 or RequestTimeout or TooManyRequests or >= FirstServerError,
        // What the client throws after its last try.
        AggregateException all => all.InnerExceptions.Count > 0 && all.InnerExceptions.All(Is),
        _ => false,
    };
}
