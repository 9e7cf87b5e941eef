using System.Buffers.Binary;
using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>
/// The records of a workbook of the old kind ([MS-XLS]), one at a time. What is too long for one record goes on in others behind it, which the
/// members that read text follow.
/// </summary>
internal sealed class BiffRecords(Stream workbook) : IDisposable
{
    public const int Continue = 0x3C;

    private readonly BufferedStream _stream = new(workbook, 64 * 1024);
    private readonly byte[] _header = new byte[4];
    private byte[] _data = new byte[8224];
    private int _length;
    private int _offset;
    private bool _isHeaderRead;

    /// <summary>Which record it is; the numbers are those of [MS-XLS] 2.3.</summary>
    public int Id { get; private set; }

    /// <summary>Where the record begins.</summary>
    public long Position { get; private set; }

    public ReadOnlySpan<byte> Data => _data.AsSpan(0, _length);

    public void Seek(long position)
    {
        _stream.Position = position;
        _isHeaderRead = false;
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns><c>false</c> at the end.</returns>
    /// <exception cref="ExportUnreadableException">The workbook ends within the record.</exception>
    public bool Read()
    {
        if (!ReadHeader()) return false;
        Id = BinaryPrimitives.ReadUInt16LittleEndian(_header);
        _length = BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(2));
        Position = _stream.Position - _header.Length;
        if (_data.Length < _length) _data = new byte[ushort.MaxValue];
        if (_stream.ReadAtLeast(_data.AsSpan(0, _length), _length, throwOnEndOfStream: false) < _length) throw CutOff();
        _isHeaderRead = false;
        _offset = 0;
        return true;
    }

    public ushort UInt16(int offset) => offset + 2 <= _length ? BinaryPrimitives.ReadUInt16LittleEndian(_data.AsSpan(offset)) : throw CutOff();

    public uint UInt32(int offset) => offset + 4 <= _length ? BinaryPrimitives.ReadUInt32LittleEndian(_data.AsSpan(offset)) : throw CutOff();

    public double Double(int offset) => offset + 8 <= _length ? BinaryPrimitives.ReadDoubleLittleEndian(_data.AsSpan(offset)) : throw CutOff();

    public byte Byte(int offset) => offset < _length ? _data[offset] : throw CutOff();

    /// <summary>Moves to where a text starts within the record.</summary>
    public void MoveTo(int offset) => _offset = offset;

    /// <summary>Whether anything of this record, or of one that it goes on in, is left.</summary>
    public bool HasMore()
    {
        while (_offset >= _length)
        {
            if (!IsContinueNext()) return false;
            Read();
        }
        return true;
    }

    /// <summary>Reads a text ([MS-XLS] 2.5.293 and 2.5.294) from where the record stands, in as many records as it takes.</summary>
    /// <param name="lengthBytes">Whether its length takes one byte or two.</param>
    /// <param name="text">Where it is put.</param>
    public void ReadText(int lengthBytes, StringBuilder text)
    {
        text.Clear();
        int left = Next();
        if (lengthBytes == 2) left |= Next() << 8;
        var flags = Next();
        var runs = (flags & 8) != 0 ? Next() | (Next() << 8) : 0;
        var extra = (flags & 4) != 0 ? Next() | ((long)Next() << 8) | ((long)Next() << 16) | ((long)Next() << 24) : 0;
        while (left > 0)
        {
            if (_offset >= _length)
            {
                // A text that goes on in another record says anew how wide its characters are.
                if (!HasMore()) throw CutOff();
                flags = (byte)((flags & ~1) | (Next() & 1));
            }
            var width = (flags & 1) + 1;
            var count = Math.Min(left, (_length - _offset) / width);
            if (count == 0) throw CutOff();
            var bytes = _data.AsSpan(_offset, count * width);
            for (var index = 0; index < count; index++) text.Append(width == 1 ? (char)bytes[index] : (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(index * 2)..]));
            _offset += count * width;
            left -= count;
        }
        Skip((runs * 4L) + extra);
    }

    public void Dispose() => _stream.Dispose();

    private byte Next() => HasMore() ? _data[_offset++] : throw CutOff();

    private void Skip(long count)
    {
        while (count > 0)
        {
            if (!HasMore()) throw CutOff();
            var step = (int)Math.Min(count, _length - _offset);
            _offset += step;
            count -= step;
        }
    }

    private bool IsContinueNext() => ReadHeader() && BinaryPrimitives.ReadUInt16LittleEndian(_header) == Continue;

    private bool ReadHeader()
    {
        if (!_isHeaderRead) _isHeaderRead = _stream.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false) == _header.Length;
        return _isHeaderRead;
    }

    private static ExportUnreadableException CutOff() => WorkbookFault.Damaged("it ends in the middle of something");
}
