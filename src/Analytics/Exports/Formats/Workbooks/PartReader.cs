using System.Xml;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>Reads the XML of a package's part, node by node, within bounds: no document type, no entities, nothing from outside.</summary>
internal sealed class PartReader : IDisposable
{
    // Sheets nest 6 deep, with extensions some more.
    private const int MaxDepth = 64;

    private readonly PartStream _stream;
    private readonly XmlReader _xml;

    /// <param name="part">Closed with the reader.</param>
    /// <param name="limits">Bounds on what lies between two milestones.</param>
    public PartReader(Stream part, ExportLimits limits)
    {
        _stream = new PartStream(part, limits.MaxRowBytes);
        _xml = XmlReader.Create(_stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    public bool IsStart => _xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => _xml.NodeType == XmlNodeType.EndElement;

    /// <summary>Whether the element that starts has no content.</summary>
    public bool IsEmpty => _xml.IsEmptyElement;

    /// <summary>The element's name without its prefix: packages differ in their namespaces, not in their names.</summary>
    public string Name => _xml.LocalName;

    public int Depth => _xml.Depth;

    /// <summary>Says that what was read so far is done with.</summary>
    public void Milestone() => _stream.Milestone();

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>An attribute whatever its prefix, as relations have one that writers choose.</summary>
    public string? PrefixedAttribute(string name)
    {
        string? value = null;
        while (_xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == name && _xml.Prefix.Length > 0) value = _xml.Value;
        }
        _xml.MoveToElement();
        return value;
    }

    /// <exception cref="ExportUnreadableException">The XML is malformed, or beyond the bounds.</exception>
    public bool Read()
    {
        try
        {
            var isRead = _xml.Read();
            return _xml.Depth <= MaxDepth ? isRead : throw WorkbookFault.Damaged("its XML is nested too deeply");
        }
        catch (XmlException)
        {
            throw Malformed();
        }
    }

    /// <summary>The text in the element that starts; ends at the element's end.</summary>
    public string ReadText()
    {
        if (IsEmpty) return "";
        var depth = Depth;
        var text = "";
        while (Read() && !(IsEnd && Depth == depth))
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text = text.Length == 0 ? Value() : text + Value();
        }
        return text;
    }

    /// <summary>Passes over the element that starts, to its end.</summary>
    public void Skip()
    {
        if (IsEmpty) return;
        var depth = Depth;
        while (Read() && !(IsEnd && Depth == depth))
        {
        }
    }

    private string Value()
    {
        try
        {
            return _xml.Value;
        }
        catch (XmlException)
        {
            throw Malformed();
        }
    }

    // The exception's own message may hold what stands there.
    private static ExportUnreadableException Malformed() => WorkbookFault.Damaged("its XML cannot be read, or refers to something outside of it");

    public void Dispose() => _xml.Dispose();
}
