using System.Buffers;

namespace Pipeline.Storage.Tables;

/// <summary>
/// What the service allows as a partition or row key. Checked here because its own answer names neither the key nor the reason.
/// </summary>
internal static class TableKey
{
    /// <summary>1 KiB of UTF-16.</summary>
    private const int MaximumLength = 512;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0x00, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(code => (char)code), '/', '\\', '#', '?']);

    /// <exception cref="ArgumentException">Says where and why, without the key.</exception>
    public static void Check(string key, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(key, parameterName);
        if (key.Length > MaximumLength)
            throw Broken($"A key has at most {MaximumLength} characters; this one has {key.Length}.");
        if (key.AsSpan().IndexOfAny(Forbidden) is >= 0 and var index)
            throw Broken($"A key cannot contain the character U+{(int)key[index]:X4}; this one does at index {index}.");
        for (index = 0; index < key.Length; index++)
        {
            if (!char.IsSurrogate(key[index]))
                continue;
            if (index + 1 == key.Length || !char.IsSurrogatePair(key[index], key[index + 1]))
                throw Broken($"A key must be valid UTF-16; this one has half a surrogate pair at index {index}.");
            index++;
        }

        ArgumentException Broken(string message) => new(message, parameterName);
    }
}
