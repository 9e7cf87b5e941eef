using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Analytics.Customers;

/// <summary>
/// A record's JSON as it grows: each property as the serializer writes it, and only if it is there. What is common is written straight into
/// the output; what needs escapes is left to the encoder.
/// </summary>
/// <param name="output">Where the bytes go; they count once <see cref="End"/> was called.</param>
internal ref struct RecordLine(IBufferWriter<byte> output)
{
    private const int LongestNumber = 32;
    private const int LongestTime = 36;
    private const int MostBytesOfCharacter = 3;

    private const int WholeSecondLength = 27;

    // What stands before the fraction of a second, and how long it and what comes behind are, in "2026-03-05T06:30:00.0000000+00:00".
    private const int SecondsEnd = 19;
    private const int FractionLength = 8;
    private const int OffsetLength = 6;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private Span<byte> _free = output.GetSpan(1024);
    private int _used;
    private byte _separator = (byte)'{';

    /// <param name="name">The property's name as JSON with its colon, <c>"csat":</c>.</param>
    /// <param name="value">Left out if there is none; so with the others.</param>
    public void Add(scoped ReadOnlySpan<byte> name, string? value)
    {
        if (value is null) return;
        Name(name);
        Text(value);
    }

    public void Add(scoped ReadOnlySpan<byte> name, bool? value)
    {
        if (value is not { } answer) return;
        Name(name);
        Copy(answer ? "true"u8 : "false"u8);
    }

    public void Add(scoped ReadOnlySpan<byte> name, double? value)
    {
        if (value is not { } number) return;
        Name(name);
        Number(number);
    }

    public void Add(scoped ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is not { } time) return;
        Name(name);
        Reserve(LongestTime);
        if (time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerSecond == 0) WholeSecond(time.Ticks);
        else Time(time);
    }

    public void Add(scoped ReadOnlySpan<byte> name, IReadOnlyDictionary<string, double>? values)
    {
        if (values is null) return;
        Name(name);
        _separator = (byte)'{';
        foreach (var (key, value) in values)
        {
            Key(key);
            Number(value);
        }
        End();
    }

    public void Add(scoped ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null) return;
        Name(name);
        _separator = (byte)'{';
        foreach (var (key, value) in values)
        {
            Key(key);
            Text(value);
        }
        End();
    }

    /// <summary>Ends the object, inner or outer, and hands over what was written.</summary>
    public void End()
    {
        Reserve(2);
        if (_separator == '{') _free[_used++] = (byte)'{';
        _free[_used++] = (byte)'}';
        _separator = (byte)',';
        output.Advance(_used);
        _free = _free[_used..];
        _used = 0;
    }

    private void Name(scoped ReadOnlySpan<byte> name)
    {
        Reserve(1 + name.Length);
        _free[_used++] = _separator;
        _separator = (byte)',';
        name.CopyTo(_free[_used..]);
        _used += name.Length;
    }

    private void Key(string key)
    {
        Name([]);
        Text(key);
        Copy(":"u8);
    }

    private void Text(string text)
    {
        var start = Open(text);
        int written;
        if (TryPlain(text, _free[start..]))
        {
            written = text.Length;
        }
        // The encoder puts a sign for half a character, too.
        else if (Utf8.FromUtf16(text, _free[start..], out _, out written, replaceInvalidSequences: false) != OperationStatus.Done
            || Encoder.FindFirstCharacterToEncodeUtf8(_free.Slice(start, written)) >= 0)
        {
            text = Encoder.Encode(text);
            start = Open(text);
            Utf8.FromUtf16(text, _free[start..], out _, out written);
        }
        _used = start + written;
        _free[_used++] = (byte)'"';
    }

    /// <summary>Ids and most words are of characters that stand for themselves in JSON and take one byte each: those need no encoder.</summary>
    private static bool TryPlain(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        bytes = bytes[..text.Length];
        var index = 0;
        for (; index <= text.Length - Vector128<byte>.Count; index += Vector128<byte>.Count)
        {
            // What does not fit into a byte becomes the highest one.
            var characters = MemoryMarshal.Cast<char, ushort>(text.Slice(index, Vector128<byte>.Count));
            var narrow = Vector128.NarrowWithSaturation(Vector128.Create(characters), Vector128.Create(characters[Vector128<ushort>.Count..]));
            var isPlain = Vector128.GreaterThanOrEqual(narrow, Vector128.Create((byte)' ')) & Vector128.LessThanOrEqual(narrow, Vector128.Create((byte)'~'))
                & ~Vector128.Equals(narrow, Vector128.Create((byte)'"')) & ~Vector128.Equals(narrow, Vector128.Create((byte)'\\'));
            if (!Vector128.EqualsAll(isPlain, Vector128<byte>.AllBitsSet)) return false;
            narrow.CopyTo(bytes[index..]);
        }
        for (; index < text.Length; index++)
        {
            var character = text[index];
            if (character is < ' ' or > '~' or '"' or '\\') return false;
            bytes[index] = (byte)character;
        }
        return true;
    }

    /// <summary>Makes room for a text and opens its quotes.</summary>
    /// <returns>Where it begins.</returns>
    private int Open(string text)
    {
        Reserve((MostBytesOfCharacter * text.Length) + 2);
        _free[_used] = (byte)'"';
        return _used + 1;
    }

    /// <summary>Ratings, counts and most durations are whole: as such they cost a tenth of looking for the shortest decimal fraction, and look the same.</summary>
    private void Number(double number)
    {
        Reserve(LongestNumber);
        var whole = (int)number;
        var isWhole = whole == number && (whole != 0 || !double.IsNegative(number));
        if (isWhole && (uint)whole <= 9)
        {
            _free[_used++] = (byte)('0' + whole);
            return;
        }
        int written;
        if (isWhole) Utf8Formatter.TryFormat(whole, _free[_used..], out written);
        else Utf8Formatter.TryFormat(number, _free[_used..], out written);
        _used += written;
    }

    /// <summary><c>"2026-03-05T06:30:00+00:00"</c>.</summary>
    private void WholeSecond(long ticks)
    {
        var text = _free.Slice(_used, WholeSecondLength);
        "\"0000-00-00T00:00:00+00:00\""u8.CopyTo(text);
        new DateTime(ticks).Deconstruct(out DateOnly date, out TimeOnly _);
        var (year, month, day) = date;
        Two(text, 1, year / 100);
        Two(text, 3, year % 100);
        Two(text, 6, month);
        Two(text, 9, day);
        var second = (int)(ticks / TimeSpan.TicksPerSecond % 86_400);
        Two(text, 12, second / 3_600);
        Two(text, 15, second / 60 % 60);
        Two(text, 18, second % 60);
        _used += WholeSecondLength;
    }

    /// <summary>With a fraction as short as it can be, and any offset.</summary>
    private void Time(DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[SecondsEnd + FractionLength + OffsetLength];
        Utf8Formatter.TryFormat(time, text, out _, 'O');
        var fraction = text.Slice(SecondsEnd, FractionLength).TrimEnd((byte)'0');
        Copy("\""u8);
        Copy(text[..SecondsEnd]);
        if (fraction.Length > 1) Copy(fraction);
        Copy(text[^OffsetLength..]);
        Copy("\""u8);
    }

    private static void Two(Span<byte> text, int index, int number)
    {
        text[index] = (byte)('0' + (number / 10));
        text[index + 1] = (byte)('0' + (number % 10));
    }

    private void Copy(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_free[_used..]);
        _used += bytes.Length;
    }

    private void Reserve(int bytes)
    {
        if (_free.Length - _used >= bytes) return;
        output.Advance(_used);
        _free = output.GetSpan(Math.Max(bytes, 1024));
        _used = 0;
    }
}
