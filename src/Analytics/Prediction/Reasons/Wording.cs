using System.Globalization;
using System.Text;

namespace Analytics.Prediction.Reasons;

/// <summary>A text in both languages, in which <c>{name}</c> marks a place to be filled in.</summary>
internal readonly record struct Wording(string English, string Chinese)
{
    /// <summary>Fills in all places at once; what is filled in may hold braces of its own.</summary>
    /// <param name="values">Name and text of every place; more than the wording has do no harm.</param>
    /// <exception cref="FormatException">The wording has a place that no value is given for.</exception>
    public Wording Fill(ReadOnlySpan<(string Place, Wording Text)> values) =>
        new(Fill(English, values, chinese: false), Fill(Chinese, values, chinese: true));

    /// <summary>The same text in both languages.</summary>
    public static Wording Same(string text) => new(text, text);

    /// <summary>The place <c>{days}</c> with a number of days.</summary>
    public static (string Place, Wording Text) Days(int days) => ("days", Same(days.ToString(CultureInfo.InvariantCulture)));

    // One pass, so that braces in the user's own words stay what they are.
    private static string Fill(string template, ReadOnlySpan<(string Place, Wording Text)> values, bool chinese)
    {
        var filled = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var close = rest.IndexOf('}');
            var text = Find(values, rest[(open + 1)..close]);
            filled.Append(rest[..open]).Append(chinese ? text.Chinese : text.English);
            rest = rest[(close + 1)..];
        }
        return filled.Append(rest).ToString();
    }

    private static Wording Find(ReadOnlySpan<(string Place, Wording Text)> values, ReadOnlySpan<char> place)
    {
        foreach (var (name, text) in values)
        {
            if (place.SequenceEqual(name)) return text;
        }
        throw new FormatException($"Nothing is given for the place '{place}' of a wording.");
    }
}
