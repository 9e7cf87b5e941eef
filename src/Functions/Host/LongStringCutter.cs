using System.Buffers;

namespace Functions.Host;

/// <summary>
/// Copies JSON and cuts string values that are longer than a limit, so that a payload can be read in little memory however large the content
/// is that the host packed into it. The copy is JSON too.
/// </summary>
internal sealed class LongStringCutter(int maxStringBytes)
{
    private readonly ArrayBufferWriter<byte> _kept = new();
    private bool _inString;
    private bool _escaped;
    private bool _cutting;
    private int _length;

    /// <summary>What is kept of everything passed to <see cref="Add"/> so far.</summary>
    public ReadOnlyMemory<byte> Kept => _kept.WrittenMemory;

    public void Add(ReadOnlySpan<byte> json)
    {
        while (!json.IsEmpty)
        {
            if (!_inString)
            {
                var quote = json.IndexOf((byte)'"');
                var plain = quote < 0 ? json : json[..(quote + 1)];
                _kept.Write(plain);
                json = json[plain.Length..];
                if (quote >= 0) Start();
                continue;
            }
            AddInString(ref json);
        }
    }

    private void Start()
    {
        _inString = true;
        _escaped = false;
        _cutting = false;
        _length = 0;
    }

    private void AddInString(ref ReadOnlySpan<byte> json)
    {
        if (_escaped)
        {
            // The second byte of an escape belongs to the first; the digits of \u are plain characters and never cut apart below.
            _escaped = false;
            Keep(json[..1]);
            json = json[1..];
            return;
        }
        var special = json.IndexOfAny((byte)'"', (byte)'\\');
        var plain = special < 0 ? json : json[..special];
        KeepUpToLimit(plain);
        json = json[plain.Length..];
        if (special < 0) return;
        if (json[0] == (byte)'"')
        {
            _kept.Write(json[..1]);
            _inString = false;
        }
        else
        {
            // A cut never starts inside an escape: \uXXXX has six bytes.
            if (_length > maxStringBytes - 6) _cutting = true;
            Keep(json[..1]);
            _escaped = true;
        }
        json = json[1..];
    }

    private void KeepUpToLimit(ReadOnlySpan<byte> plain)
    {
        if (_cutting) return;
        var room = maxStringBytes - _length;
        if (plain.Length > room)
        {
            // Not in the middle of a character of several bytes.
            while (room > 0 && (plain[room] & 0xC0) == 0x80) room--;
            Keep(plain[..room]);
            _cutting = true;
            return;
        }
        Keep(plain);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_cutting) return;
        _kept.Write(bytes);
        _length += bytes.Length;
    }
}
