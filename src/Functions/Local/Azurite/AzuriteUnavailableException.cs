namespace Functions.Local.Azurite;

/// <summary>Azurite cannot be had on this machine. The message is one sentence that says what to install, or which setting makes Azurite unnecessary.</summary>
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
