using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Functions;

/// <summary>ETags made of what is sent: equal content has equal ones, whichever instance sends it.</summary>
internal static class EntityTag
{
    private const int Bytes = 16;

    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, Bytes))}\"");
}
