namespace Pipeline.Notifications;

/// <summary>A webhook did not take a message. It says how it answered, never its address.</summary>
public sealed class WebhookException(string message, bool isPermanent = false) : Exception(message)
{
    /// <summary>Whether it would answer the same again.</summary>
    public bool IsPermanent => isPermanent;
}
