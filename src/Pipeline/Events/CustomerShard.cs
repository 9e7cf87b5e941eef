using System.Security.Cryptography;
using System.Text;
using Analytics.Customers;

namespace Pipeline.Events;

/// <summary>
/// The shard of a customer: the first byte of the SHA-256 of the id's UTF-8 bytes, so that anybody can compute it anywhere. Rows without a
/// customer are spread by their own ids.
/// </summary>
public static class CustomerShard
{
    public const int Count = 256;

    public static int Of(CanonicalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Of(record.CustomerId ?? record.RecordId);
    }

    public static int Of(string customerId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(customerId), hash);
        return hash[0];
    }
}
