using System.Text.Json;

namespace Analytics.Exports.Formats;

/// <summary>One JSON list with a row an element, however its lines are broken; by itself, or as a property of the one object around it.</summary>
/// <param name="text">The text, in UTF-8.</param>
/// <param name="limits">Bounds on rows.</param>
/// <param name="property">The property of the outermost object that holds the list; <c>null</c> if there is no object around it.</param>
internal sealed class JsonArray(Stream text, ExportLimits limits, string? property = null) : IJsonRowSource
{
    private readonly ByteWindow _window = new(text);
    private int _rowLength;
    private long _line = 1;
    private bool _isOpen;

    public ReadOnlySpan<byte> Row => _window.Unread[.._rowLength];

    public long LineNumber { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _window.Take(_rowLength);
        _rowLength = 0;
        if (!_isOpen)
        {
            if (property is not null) await FindListAsync(property, cancellationToken);
            if (await NextAsync(cancellationToken) != (byte)'[') throw new ExportUnreadableException(_line, "expected a JSON list that begins with [.");
            _window.Take(1);
            _isOpen = true;
        }
        var next = await NextAsync(cancellationToken);
        while (next == (byte)',')
        {
            _window.Take(1);
            next = await NextAsync(cancellationToken);
        }
        if (next is null) throw Cut();
        if (next != (byte)']')
        {
            LineNumber = _line;
            await FindElementAsync(cancellationToken);
            return true;
        }
        _window.Take(1);
        if (property is not null) await PassPropertiesAsync(null, cancellationToken);
        if (await NextAsync(cancellationToken) is not null) throw new ExportUnreadableException(_line, "there is something behind the end of the JSON list: expected one list and nothing else.");
        return false;
    }

    /// <summary>Goes to the value of the property that holds the list.</summary>
    private async ValueTask FindListAsync(string name, CancellationToken cancellationToken)
    {
        if (await NextAsync(cancellationToken) != (byte)'{') throw new ExportUnreadableException(_line, "expected a JSON object that begins with {.");
        _window.Take(1);
        if (!await PassPropertiesAsync(name, cancellationToken)) throw new ExportUnreadableException(_line, "the list that the object began with is not there.");
    }

    /// <summary>Passes over properties, up to the value of the one with the name, or behind the object's end.</summary>
    /// <returns>Whether the property was found.</returns>
    private async ValueTask<bool> PassPropertiesAsync(string? name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await NextAsync(cancellationToken);
            LineNumber = _line;
            switch (next)
            {
                case null:
                    throw Cut();
                case (byte)',':
                    _window.Take(1);
                    continue;
                case (byte)'}':
                    _window.Take(1);
                    return false;
            }
            await FindElementAsync(cancellationToken, isProperty: true);
            var isFound = name is not null && IsText(Row, name);
            _window.Take(_rowLength);
            _rowLength = 0;
            if (await NextAsync(cancellationToken) != (byte)':') throw new ExportUnreadableException(_line, "expected a JSON object with a colon behind each name.");
            _window.Take(1);
            if (isFound) return true;
            if (await NextAsync(cancellationToken) is null) throw Cut();
            await FindElementAsync(cancellationToken, isProperty: true);
            _window.Take(_rowLength);
            _rowLength = 0;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> json, string text)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(text);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The next byte that is no white space, not taken; <c>null</c> at the end.</summary>
    private async ValueTask<byte?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var blank = _window.Unread.IndexOfAnyExcept(" \t\r\n"u8);
            var count = blank < 0 ? _window.Unread.Length : blank;
            _line += _window.Unread[..count].Count((byte)'\n');
            _window.Take(count);
            if (blank >= 0) return _window.Unread[0];
            if (!await _window.FillAsync(cancellationToken)) return null;
        }
    }

    /// <summary>
    /// Finds the end of the element that the window begins with: where its brackets are closed, or before a comma or the list's end; of a property's
    /// name or value also before a colon or the object's end.
    /// </summary>
    private async ValueTask FindElementAsync(CancellationToken cancellationToken, bool isProperty = false)
    {
        var (depth, isText, isEscaped) = (0, false, false);
        for (var index = 0; ; index++)
        {
            if (index > limits.MaxRowBytes) throw ExportUnreadableException.RowTooLong(LineNumber, limits.MaxRowBytes, "often because a bracket or a quote was opened and not closed");
            if (index == _window.Unread.Length && !await _window.FillAsync(cancellationToken)) throw Cut();
            var value = _window.Unread[index];
            if (value == (byte)'\n') _line++;
            if (isEscaped) isEscaped = false;
            else if (isText)
            {
                if (value == (byte)'\\') isEscaped = true;
                else if (value == (byte)'"') isText = false;
            }
            else if (value == (byte)'"') isText = true;
            else if (value is (byte)'{' or (byte)'[') depth++;
            else if (depth == 0 && (value is (byte)',' or (byte)']' || (isProperty && value is (byte)':' or (byte)'}')))
            {
                _rowLength = index;
                return;
            }
            else if (value is (byte)'}' or (byte)']' && --depth <= 0)
            {
                _rowLength = index + 1;
                return;
            }
        }
    }

    private ExportUnreadableException Cut() => new(Math.Max(1, LineNumber), "the JSON list is not closed: the file seems to be cut off.");
}
