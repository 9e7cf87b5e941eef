using System.Buffers.Binary;
using System.Text;

namespace Testing.Telemetry;

/// <summary>Reads a message of protocol buffers field by field; what the fields mean is the caller's to know.</summary>
public readonly struct ProtoReader(ReadOnlyMemory<byte> bytes)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    /// <summary>The fields in their order: a number of 64 bits, or bytes.</summary>
    public IEnumerable<ProtoField> Fields()
    {
        for (var at = 0; at < bytes.Length;)
        {
            var key = ReadVarint(ref at);
            var number = (int)(key >> 3);
            switch ((int)(key & 7))
            {
                case Varint:
                    yield return new ProtoField(number, ReadVarint(ref at), default);
                    break;
                case Fixed64:
                    yield return new ProtoField(number, BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[at..]), default);
                    at += 8;
                    break;
                case Fixed32:
                    yield return new ProtoField(number, BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]), default);
                    at += 4;
                    break;
                case Delimited:
                    var length = (int)ReadVarint(ref at);
                    yield return new ProtoField(number, 0, bytes.Slice(at, length));
                    at += length;
                    break;
                default:
                    throw new InvalidDataException($"No field of protocol buffers at byte {at}.");
            }
        }
    }

    public IEnumerable<ProtoReader> Messages(int number) => Fields().Where(field => field.Number == number).Select(field => new ProtoReader(field.Bytes));

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number).Span);

    public ulong Number(int number) => Fields().LastOrDefault(field => field.Number == number).Number64;

    private ReadOnlyMemory<byte> Bytes(int number) => Fields().LastOrDefault(field => field.Number == number).Bytes;

    private ulong ReadVarint(ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes.Span[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}

/// <summary>A field of a message of protocol buffers.</summary>
public readonly record struct ProtoField(int Number, ulong Number64, ReadOnlyMemory<byte> Bytes);
