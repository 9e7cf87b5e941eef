namespace Pipeline.Storage;

/// <summary>
/// The settings do not say how to reach storage. The message is one sentence that names the setting, and quotes no value.
/// </summary>
public sealed class StorageConnectionException : Exception
{
    public StorageConnectionException()
    {
    }

    public StorageConnectionException(string message)
        : base(message)
    {
    }

    public StorageConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
