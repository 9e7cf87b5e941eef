using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Analytics.Customers;

namespace Analytics.Exports.Blanking;

/// <summary>What the rows of an export say, as one hash: two readings with the same one gave the same rows at the same places.</summary>
internal sealed class RowDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Rows added so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a row. Of two that share an own id the later is a duplicate only as long as the earlier is there: which of the two a row is does not count.</summary>
    public void Add(ExportRow row)
    {
        Count++;
        _line.ResetWrittenCount();
        Text(FormattableString.Invariant($"{row.Table}\n{row.LineNumber}\n{row.Rejection?.Column}\n{row.Rejection?.Reason}\n{row.Raw}\n"));
        foreach (var record in row.Records)
        {
            RecordJson.Write(_line, record);
            _line.Write("\n"u8);
        }
        _hash.AppendData(_line.WrittenSpan);
    }

    public string Build() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Text(string text) => Encoding.UTF8.GetBytes(text.AsSpan(), _line);
}
