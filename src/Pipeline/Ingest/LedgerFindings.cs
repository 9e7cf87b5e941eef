using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Exports.Quality;

namespace Pipeline.Ingest;

/// <summary>Findings as they are kept in the ledger.</summary>
public static class LedgerFindings
{
    /// <summary>Findings of one export that are kept; a page of the API may hold those of a thousand.</summary>
    public const int Most = 10;

    /// <summary>A property of a table has at most 32,768 characters.</summary>
    private const int MostCharacters = 24_000;

    /// <summary>A sentence names columns, whose names may be of any length.</summary>
    private const int LongestSentence = 800;

    // Chinese stays as it is, six times shorter.
    private static readonly LedgerFindingsJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>As many of the findings, in their order, as are kept.</summary>
    internal static IReadOnlyList<QualityFinding> Bounded(IReadOnlyList<QualityFinding> findings)
    {
        var kept = new List<QualityFinding>();
        var room = MostCharacters;
        foreach (var finding in findings.Select(finding => finding with { English = Cut(finding.English), Chinese = Cut(finding.Chinese) }))
        {
            var length = JsonSerializer.Serialize(finding, Context.QualityFinding).Length + 1;
            if (length > room) continue;
            kept.Add(finding);
            room -= length;
            if (kept.Count == Most) break;
        }
        return kept;
    }

    /// <summary><c>null</c> without any.</summary>
    internal static string? Write(IReadOnlyList<QualityFinding> findings) => findings.Count == 0 ? null : JsonSerializer.Serialize(findings, Context.IReadOnlyListQualityFinding);

    internal static IReadOnlyList<QualityFinding> Read(string? text) => text is null ? [] : JsonSerializer.Deserialize(text, Context.IReadOnlyListQualityFinding)!;

    private static string Cut(string sentence) => sentence.Length <= LongestSentence ? sentence : sentence[..LongestSentence] + " …";
}

[JsonSerializable(typeof(IReadOnlyList<QualityFinding>))]
internal sealed partial class LedgerFindingsJsonContext : JsonSerializerContext;
