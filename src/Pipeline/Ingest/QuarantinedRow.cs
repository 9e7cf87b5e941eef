using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Exports;

namespace Pipeline.Ingest;

/// <summary>A line of quarantine: a rejected row as it stands in the file, with personal data masked, its place and the reason.</summary>
/// <param name="Line">1-based line where the row starts.</param>
/// <param name="Table">The table's name within the export; <c>null</c> if it is the export.</param>
/// <param name="InLine">0-based number among the rows that start in the line.</param>
/// <param name="Column">The column at fault; <c>null</c> for the row as a whole.</param>
/// <param name="Reason">What was found and what was expected.</param>
/// <param name="LeftOut">Whether the row was never meant to count.</param>
/// <param name="Row">The row.</param>
/// <param name="Customer">Keyed hash of the customer's id; <c>null</c> if it could not be read.</param>
internal sealed record QuarantinedRow(long Line, string? Table, int InLine, string? Column, string Reason, bool LeftOut, string Row, string? Customer = null)
{
    private static readonly QuarantineJsonContext Json =
        new(new JsonSerializerOptions(QuarantineJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public RowPlace Place => new(Table ?? "", Line, InLine);

    public static QuarantinedRow Of(ExportRow row, RowPlace place, string? customer) => new(
        row.LineNumber, row.Table.Length == 0 ? null : row.Table, place.InLine, row.Rejection!.Column, row.Rejection.Reason, row.Rejection.IsLeftOut, row.Raw, customer);

    /// <summary>Why it was not taken in.</summary>
    public RowRejection Rejection => new(Line, Column, Reason) { IsLeftOut = LeftOut };

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Json.QuarantinedRow);

    /// <exception cref="InvalidDataException">The line is none of quarantine's.</exception>
    public static QuarantinedRow Read(string line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, Json.QuarantinedRow) is { } row) return row;
        }
        catch (JsonException)
        {
            // Its message may quote the row.
        }
        throw new InvalidDataException("A line of quarantine is damaged.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(QuarantinedRow))]
internal sealed partial class QuarantineJsonContext : JsonSerializerContext;
