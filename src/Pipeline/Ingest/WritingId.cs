using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Ingest;

/// <summary>
/// What the names of the blobs begin with that one reading of an export writes. The first reading has the export's id; one that was asked for
/// later has a generation besides, and a hash of what decides how rows are read, so that the same name always stands for the same bytes and
/// what an older reading leaves behind is never taken for a newer one's.
/// </summary>
internal static class WritingId
{
    private const char GenerationMark = 'r';
    private const char ContextMark = 'x';
    private const int ContextLength = 16;

    /// <param name="exportId">The export's id.</param>
    /// <param name="generation">How often the export was replayed.</param>
    /// <param name="context">The versions of what decides how rows are read and does not stand in the export's id.</param>
    public static string Of(string exportId, int generation, string context = "")
    {
        if (generation == 0 && context.Length == 0) return exportId;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context)))[..ContextLength];
        return string.Create(CultureInfo.InvariantCulture, $"{exportId}{GenerationMark}{generation}{ContextMark}{hash}");
    }

    /// <summary>What <see cref="Of"/> takes, of several versions; one that does not matter is empty.</summary>
    public static string Context(params IEnumerable<string> versions) => string.Join(' ', versions.Where(version => version.Length > 0));

    /// <summary>The generation of a writing, or of a blob that it wrote, of which only the name within its folder is given.</summary>
    public static int GenerationOf(string exportId, string name)
    {
        var rest = name.AsSpan(exportId.Length);
        if (rest.Length == 0 || rest[0] != GenerationMark) return 0;
        return int.Parse(rest[1..rest.IndexOf(ContextMark)], CultureInfo.InvariantCulture);
    }
}
