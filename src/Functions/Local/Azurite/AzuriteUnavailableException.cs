namespace Functions.Local.Azurite;

/// <summary>
/// Azurite cannot be had on this machine. The message is one sentence that says what to do, or which setting makes Azurite
/// unnecessary; where npm failed, its own words follow.
/// </summary>
public sealed class AzuriteUnavailableException : Exception
{
    public AzuriteUnavailableException()
    {
    }

    public AzuriteUnavailableException(string message)
        : base(message)
    {
    }

    public AzuriteUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
