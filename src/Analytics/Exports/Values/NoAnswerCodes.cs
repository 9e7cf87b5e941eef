using System.Collections.Frozen;

namespace Analytics.Exports.Values;

/// <summary>
/// Numbers that stand for no answer: customary ones (99, 98, 88, 999, -1, -9 …), far outside a usual scale that holds every other answer. 99 beside
/// answers up to 95 is an answer; beside answers up to 10 it is none.
/// </summary>
internal static class NoAnswerCodes
{
    private const double WidestWithCodes = 10;

    private static readonly FrozenSet<double> High = FrozenSet.ToFrozenSet<double>([66, 77, 88, 95, 96, 97, 98, 99, 666, 777, 888, 996, 997, 998, 999, 9999]);
    private static readonly FrozenSet<double> Low = FrozenSet.ToFrozenSet<double>([-1, -7, -8, -9, -88, -97, -98, -99, -999]);

    /// <summary>The codes among all answers, lowest first.</summary>
    public static FrozenSet<double> Among(IReadOnlyList<(double Value, long Count)> answers, RatingScale own)
    {
        // Below the scale, negative numbers are codes if all of them are; -2 to 2 is a scale.
        var negative = answers.Where(answer => answer.Value < 0 && !own.Contains(answer.Value)).Select(answer => answer.Value).ToList();
        var low = own.Low >= 0 && answers.All(answer => answer.Value >= 0 || Low.Contains(answer.Value)) ? negative : [.. negative.Where(value => value <= -7 && Low.Contains(value))];
        // Above, if what is left fits a scale of at most ten, or for three digits and more, one of a hundred.
        var high = answers.Where(answer => High.Contains(answer.Value) && !own.Contains(answer.Value)).Select(answer => answer.Value).ToList();
        var rest = answers.Where(answer => !high.Contains(answer.Value)).Select(answer => answer.Value).ToList();
        if (rest.Count == 0) return [];
        if (rest.Max() > WidestWithCodes) high.RemoveAll(value => value <= 100);
        rest = [.. answers.Select(answer => answer.Value).Where(value => !high.Contains(value) && !low.Contains(value))];
        if (rest.Count == 0 || rest.Max() > 100) return [];
        return FrozenSet.ToFrozenSet([.. low, .. high]);
    }
}
