namespace Functions.Host;

/// <summary>One delivery of a queue's message, by the Functions host or by the local triggers.</summary>
/// <param name="Text">The message.</param>
/// <param name="MessageId">Its id, the same at every delivery.</param>
/// <param name="InsertedAt">When it came into the queue, the same at every delivery; <c>null</c> if the host does not say.</param>
internal sealed record QueueDelivery(string Text, string MessageId, DateTimeOffset? InsertedAt);
