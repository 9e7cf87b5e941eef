using System.Text;

namespace Pipeline.Ingest;

/// <summary>Checks names of exports that come from outside.</summary>
public static class ExportName
{
    /// <summary>A blob's name has at most 1,024 characters; the kind's folder comes before it.</summary>
    private const int MaxLength = 900;

    /// <summary>
    /// Whether <paramref name="name"/> can be an export's name: no empty, <c>.</c> or <c>..</c> part, no control characters, no backslash,
    /// nothing that is no character, and
    /// no slash that is still encoded (servers leave it so in a path, and the next one may decode it), and the composed form of Unicode.
    /// </summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxLength) return false;
        foreach (var character in name)
        {
            if (char.IsControl(character) || character is '\\' or '?' or '#' or '\uFFFE' or '\uFFFF') return false;
        }
        // It throws for what is no character, so that comes first.
        if (!name.IsNormalized(NormalizationForm.FormC)) return false;
        if (name.Contains("%2F", StringComparison.OrdinalIgnoreCase)) return false;
        foreach (var part in name.Split('/'))
        {
            if (part is "" or "." or ".." || part.EndsWith('.')) return false;
        }
        return true;
    }
}
