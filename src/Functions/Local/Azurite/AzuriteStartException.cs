namespace Functions.Local.Azurite;

/// <summary>
/// Azurite is installed but did not start: it ended, or did not listen within the time limit. The message ends with its last lines
/// of output.
/// </summary>
public sealed class AzuriteStartException : Exception
{
    public AzuriteStartException()
    {
    }

    public AzuriteStartException(string message)
        : base(message)
    {
    }

    public AzuriteStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
