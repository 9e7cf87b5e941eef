using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Analytics.Reports.Html;

/// <summary>Builds a page. All text that comes in is encoded; only the names of elements and classes are taken as they are.</summary>
internal sealed class HtmlBuilder
{
    // Chinese stays readable in the source of the page.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _page = new();

    /// <summary>Opens an element; <see cref="Close"/> ends it.</summary>
    /// <param name="tag">Name of the element.</param>
    /// <param name="attributes">Name and value; the values are encoded.</param>
    public HtmlBuilder Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _page.Append('<').Append(tag);
        foreach (var (name, value) in attributes) _page.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        _page.Append('>');
        return this;
    }

    public HtmlBuilder Close(string tag)
    {
        _page.Append("</").Append(tag).Append(">\n");
        return this;
    }

    public HtmlBuilder Text(string text)
    {
        _page.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>A number or date in the form that is the same everywhere.</summary>
    public HtmlBuilder Text(FormattableString text) => Text(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same in both languages, of which the page's switch shows one.</summary>
    public HtmlBuilder Both(string english, string chinese)
    {
        Open("span", ("class", "en"), ("lang", "en")).Text(english);
        _page.Append("</span>");
        Open("span", ("class", "zh"), ("lang", "zh-Hans")).Text(chinese);
        _page.Append("</span>");
        return this;
    }

    /// <summary>The user's own text, kept from changing the direction of what stands around it.</summary>
    public HtmlBuilder Foreign(string text)
    {
        Open("bdi").Text(text);
        _page.Append("</bdi>");
        return this;
    }

    /// <summary>An element around text in both languages.</summary>
    public HtmlBuilder Element(string tag, string english, string chinese) => Open(tag).Both(english, chinese).Close(tag);

    /// <summary>A cell that holds a number.</summary>
    public HtmlBuilder NumberCell(FormattableString number) => Open("td", ("class", "number")).Text(number).Close("td");

    /// <summary>Part of the page that this program wrote itself.</summary>
    public HtmlBuilder Own(string html)
    {
        _page.Append(html);
        return this;
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_page.ToString());
}
