using System.Buffers;
using System.Text;
using Analytics.Customers;

namespace Testing;

/// <summary>A record as the line that is stored of it.</summary>
public static class RecordText
{
    public static string Of(CanonicalRecord record)
    {
        var output = new ArrayBufferWriter<byte>();
        RecordJson.Write(output, record);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
