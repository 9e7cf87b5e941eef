using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Evaluation;

/// <summary>64 bits of SHA-256, evenly spread, by which samples are put into folds.</summary>
public static class SampleHash
{
    public static ulong Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Equal features give equal hashes; every NaN is the same one.</summary>
    public static ulong Of(ReadOnlySpan<float> features)
    {
        Span<float> canonical = features.Length <= 1024 ? stackalloc float[features.Length] : new float[features.Length];
        for (var i = 0; i < features.Length; i++) canonical[i] = float.IsNaN(features[i]) ? float.NaN : features[i] + 0f;
        return Of(MemoryMarshal.AsBytes(canonical));
    }

    private static ulong Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
