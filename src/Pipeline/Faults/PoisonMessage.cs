using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Faults;

/// <summary>A message as it comes out of a poison queue.</summary>
/// <param name="Queue">The queue in which it failed; of a blob <see cref="BlobTriggerQueue"/>.</param>
/// <param name="Text">The message.</param>
/// <param name="MessageId">Its id in the poison queue, the same at every delivery.</param>
/// <param name="InsertedAt">When it came into the poison queue, the same at every delivery.</param>
public sealed record PoisonMessage(string Queue, string Text, string MessageId, DateTimeOffset InsertedAt)
{
    /// <summary>What stands for the queue where a blob failed that came by the blob trigger.</summary>
    public const string BlobTriggerQueue = "webjobs-blobtrigger";

    private const int HashLength = 32;

    /// <summary>Row key in the table <c>Poison</c>, newest first; a message delivered again has the same.</summary>
    public string Id
    {
        get
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Queue}\n{MessageId}\n{Text}")))[..HashLength];
            return string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - InsertedAt.UtcTicks:d19}-{hash}");
        }
    }
}
