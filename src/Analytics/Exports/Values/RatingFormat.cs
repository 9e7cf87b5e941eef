using System.Collections.Frozen;

namespace Analytics.Exports.Values;

/// <summary>How the ratings of a column are written; <see cref="RatingEvidence"/> decides it.</summary>
/// <param name="Scale">The scale of what is read.</param>
/// <param name="Words">The set that words belong to; null if the column has none.</param>
/// <param name="IsReversed">The lowest number is the best answer, as labels beside the numbers say; numbers are turned round.</param>
internal sealed record RatingFormat(RatingScale Scale, RatingWordSet? Words = null, bool IsReversed = false)
{
    /// <summary>Numbers far outside the scale that stand for no answer, such as 99 and -1.</summary>
    public FrozenSet<double> NoAnswerCodes { get; init; } = [];

    /// <summary>
    /// A rating on <see cref="Scale"/>, the best answer highest. False if the text is there and is no rating of this scale; true with <c>null</c> if it
    /// is missing.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> text, out double? rating)
    {
        rating = null;
        var cell = RatingText.Read(text);
        if (cell.Kind == RatingCellKind.Missing || (NoAnswerCodes.Count > 0 && cell is { Kind: RatingCellKind.Number, Of: null } && NoAnswerCodes.Contains(cell.Value))) return true;
        rating = Value(cell);
        return rating is not null;
    }

    /// <summary>What a cell that is not missing stands for; null if it is no rating of this scale.</summary>
    internal double? Value(in RatingCell cell)
    {
        if (cell.Kind == RatingCellKind.Word)
        {
            if (Words is null || !Words.Points.TryGetValue(cell.Word!.Value.Word, out var point)) return null;
            return Words.Scale.To(Scale, point);
        }
        if (cell.Kind == RatingCellKind.Other || (cell.Of is { } highest && highest != Scale.High)) return null;
        if (cell.Kind == RatingCellKind.Percent && Scale.High != 100) return null;
        if (!Scale.Contains(cell.Value)) return null;
        return IsReversed ? Scale.Low + Scale.High - cell.Value : cell.Value;
    }

    public override string ToString()
    {
        var text = Words is null ? $"ratings, {Scale}" : $"words of {Words.Name}, {Scale}";
        if (IsReversed) text += ", lowest is best";
        return text;
    }
}
