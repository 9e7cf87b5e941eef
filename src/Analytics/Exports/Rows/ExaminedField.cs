using System.Globalization;
using Analytics.Exports.Recognition;

namespace Analytics.Exports.Rows;

/// <summary>A field whose values have all been looked at.</summary>
/// <param name="Plan">Where it is.</param>
/// <param name="Column">How it is read.</param>
internal sealed record ExaminedField(FieldPlan Plan, Column Column)
{
    /// <summary>Share of the values that can be read, 0 to 1; 1 if there are none.</summary>
    public required double ReadableShare { get; init; }

    /// <summary>Whether the values can be read in another way as well, and only custom speaks for this one.</summary>
    public required bool IsAmbiguous { get; init; }

    /// <summary>Values that are codes for no answer.</summary>
    public required long NoAnswerCodes { get; init; }

    private bool IsRescaled => Column.Ratings is { Words: null } && Column.Source != Column.Target;

    public RecognizedField Recognized(string kind) => new(kind, Plan.Field, Plan.Name, Plan.Because, Math.Round(Plan.Certainty * ReadableShare, 2), Reading())
    {
        Source = Plan.Source.Value is null ? Plan.Source with { Column = Plan.Name } : Plan.Source,
        Scale = IsRescaled ? Column.Source.ToRange() : null,
    };

    public IEnumerable<string> Warnings()
    {
        if (IsRescaled)
        {
            var source = Plan.GivenScale is null ? "; the scale was told from the answers, a mapping can say another" : "";
            yield return $"{Plan.Field} was moved linearly from {Column.Source} to its canonical scale{source}.";
        }
        if (Column.Ratings is { IsReversed: true }) yield return $"{Plan.Field}: the labels say that the lowest number is the best answer, so that the numbers were turned round.";
        if (NoAnswerCodes > 0)
        {
            var codes = string.Join(", ", Column.Ratings!.NoAnswerCodes.Order().Select(code => code.ToString(CultureInfo.InvariantCulture)));
            yield return $"{Plan.Field}: {codes} in '{Plan.Name}' was taken as no answer, {NoAnswerCodes} times.";
        }
        if (IsAmbiguous) yield return $"{Plan.Field}: the values of '{Plan.Name}' can be read in more than one way; they were read as {Format()}. A mapping can say otherwise.";
        if (Plan.Because == Evidence.Values) yield return $"{Plan.Field} was taken from '{Plan.Name}' for its values alone: a mapping can confirm it.";
    }

    private string Reading()
    {
        var words = Format() ?? "";
        if (Column.Hash is { } hash) words = $"{hash}, replaced by its keyed hash";
        if (Column.Key is { } key) words = $"key '{key}' of another table";
        return IsRescaled ? $"{words}, moved to {Column.Target}" : words;
    }

    private string? Format() =>
        (Column.Numbers ?? Column.Times ?? Column.Durations ?? Column.YesNo ?? (object?)Column.Ratings)?.ToString();
}
