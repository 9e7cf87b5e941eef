using System.Collections.Frozen;

namespace Analytics.Exports.Values;

/// <summary>The answers of a question that is asked in words, and what each stands for.</summary>
/// <param name="Name">For people: <c>satisfaction</c>.</param>
/// <param name="Scale">The set's own scale: 1 to the number of answers, or -2 to 2 of expectations.</param>
/// <param name="Points">Every spelling, as <see cref="CellText.Plain"/> makes it.</param>
internal sealed record RatingWordSet(string Name, RatingScale Scale, FrozenDictionary<string, double> Points)
{
    /// <summary>How many answers the question offers.</summary>
    public int AnswerCount { get; } = Points.Values.Distinct().Count();

    /// <summary>From answers, lowest first; spellings of one are separated by <c>|</c>.</summary>
    public static RatingWordSet Of(string name, IReadOnlyList<string> answers, double low = 1)
    {
        var points = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var index = 0; index < answers.Count; index++)
        {
            foreach (var spelling in answers[index].Split('|')) points.TryAdd(spelling, low + index);
        }
        return new(name, new RatingScale(low, low + answers.Count - 1), points.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
