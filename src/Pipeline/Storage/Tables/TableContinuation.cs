using System.Buffers.Text;
using System.Text;

namespace Pipeline.Storage.Tables;

/// <summary>Where a query goes on: the service's two continuation values as one token that is safe in a URL.</summary>
/// <param name="NextPartitionKey">As the service gave it: opaque, neither a key nor encoded in a way to rely on.</param>
/// <param name="NextRowKey">The same; absent when the next page begins at the start of a partition.</param>
internal sealed record TableContinuation(string NextPartitionKey, string? NextRowKey)
{
    private const char Separator = '.';

    public override string ToString() => NextRowKey is null
        ? Encode(NextPartitionKey)
        : $"{Encode(NextPartitionKey)}{Separator}{Encode(NextRowKey)}";

    /// <exception cref="ArgumentException">The token is not one of ours.</exception>
    public static TableContinuation Parse(string token, string parameterName)
    {
        var separator = token.IndexOf(Separator, StringComparison.Ordinal);
        try
        {
            return separator < 0
                ? new TableContinuation(Decode(token), null)
                : new TableContinuation(Decode(token[..separator]), Decode(token[(separator + 1)..]));
        }
        catch (FormatException)
        {
            throw new ArgumentException("The continuation token is not one that a query gave.", parameterName);
        }
    }

    private static string Encode(string value) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(value));

    private static string Decode(string value) => StrictUtf8.TryRead(Base64Url.DecodeFromChars(value), out var text) ? text : throw new FormatException("Not text.");
}
