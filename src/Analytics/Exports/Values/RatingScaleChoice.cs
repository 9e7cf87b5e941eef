namespace Analytics.Exports.Values;

/// <summary>
/// Tells the scale of ratings from all of them. A field has its own scale (satisfaction 1 to 5, recommendation 0 to 10). Another one is
/// taken if the cells name it (<c>4/5</c>, <c>10 - Extremely likely</c>, <c>80%</c>); or if at least 20 answers are there, a fifth of them outside
/// the own scale, not all at one number: then it is the narrowest usual scale that holds all but a few; or if the answers stay inside a
/// narrower scale in a way that the own one makes unlikely (<see cref="Narrower"/>).
/// </summary>
internal static class RatingScaleChoice
{
    private const int FewestAnswers = 20;
    private const double LeastShareOutside = 0.2;

    // Beyond ten, so few are slips of the hand; up to ten the next scale begins.
    private const double MostSlips = 0.02;
    private const double LeastShareAtTop = 0.1;
    private const long EnoughOnes = 5;

    private static readonly RatingScale Fractions = new(0, 1);
    private static readonly RatingScale ZeroToFive = new(0, 5);
    private static readonly RatingScale OneToTen = new(1, 10);
    private static readonly RatingScale ZeroToHundred = new(0, 100);

    private static readonly RatingScale[] UpToTen =
        [RatingScale.OneToFive, ZeroToFive, RatingScale.MinusTwoToTwo, RatingScale.OneToSeven, OneToTen, RatingScale.ZeroToTen];

    /// <summary>A narrower scale, and the fewest answers at which its end is no accident.</summary>
    private static readonly (RatingScale Scale, long Fewest)[] Narrower =
        [(new(1, 3), 100), (RatingScale.OneToFive, 20), (ZeroToFive, 20), (RatingScale.OneToSeven, 50)];

    /// <summary>Judges numbers; <paramref name="answers"/> are not empty, sorted, and without codes for no answer.</summary>
    public static (RatingScale Scale, Certainty Certainty) FromNumbers(IReadOnlyList<(double Value, long Count)> answers, RatingScale own)
    {
        var total = answers.Sum(answer => answer.Count);
        var outside = answers.Where(answer => !own.Contains(answer.Value)).ToList();
        if (outside.Count == 0) return FromNarrow(answers, own, total);
        if (total < FewestAnswers || outside.Sum(answer => answer.Count) < total * LeastShareOutside || outside.Count == 1) return (own, Certainty.Settled);
        return Widest(answers, total) is { } scale ? (scale, scale == RatingScale.ZeroToTen && answers[0].Value > 0 ? Certainty.Assumed : Certainty.Likely) : (own, Certainty.Assumed);
    }

    /// <summary>The scale of which one or both ends are known.</summary>
    public static RatingScale? FromEnds(double? low, double? high, IReadOnlyList<(double Value, long Count)> answers, RatingScale own)
    {
        if (low is { } bottom && high is { } top) return bottom < top ? new RatingScale(bottom, top) : null;
        if (high is { } end) return own.High == end ? own : UpTo(end, answers[0].Value);
        if (low is not { } start) return null;
        var highest = answers[^1].Value;
        if (own.Low == start && own.High >= highest) return own;
        foreach (var scale in UpToTen.Append(ZeroToHundred))
        {
            if (scale.Low == start && scale.High >= highest) return scale;
        }
        return null;
    }

    /// <summary>The usual scale with a highest rating: from 1 up to 7, from 0 beyond or if a zero occurs.</summary>
    public static RatingScale? UpTo(double highest, double lowestSeen)
    {
        if (highest < 2 || highest > 100 || highest != Math.Floor(highest)) return null;
        if (highest == 2 && lowestSeen < 0) return RatingScale.MinusTwoToTwo;
        return new RatingScale(highest > 7 || lowestSeen == 0 ? 0 : 1, highest);
    }

    private static (RatingScale, Certainty) FromNarrow(IReadOnlyList<(double Value, long Count)> answers, RatingScale own, long total)
    {
        var (lowest, highest) = (answers[0].Value, answers[^1].Value);
        if (total < FewestAnswers || own.Low < 0) return (own, Certainty.Settled);
        var broken = answers.Where(answer => answer.Value != Math.Floor(answer.Value)).Sum(answer => answer.Count);
        if (own.Low == 0 && lowest >= 0 && highest <= 1 && broken >= total * LeastShareOutside) return (Fractions, Certainty.Likely);
        foreach (var (scale, fewest) in Narrower)
        {
            if (scale.High >= own.High || total < fewest || lowest < scale.Low || highest != scale.High) continue;
            if (answers[^1].Count >= total * LeastShareAtTop) return (scale, Certainty.Likely);
        }
        return (own, Certainty.Settled);
    }

    private static RatingScale? Widest(IReadOnlyList<(double Value, long Count)> answers, long total)
    {
        var slips = answers.Where(answer => answer.Value is > 10 or < -2).Sum(answer => answer.Count);
        var kept = slips < total * MostSlips ? [.. answers.Where(answer => answer.Value is <= 10 and >= -2)] : answers;
        var (lowest, highest) = (kept[0].Value, kept[^1].Value);
        if (lowest >= 0 && highest <= 1) return Fractions;
        foreach (var scale in UpToTen)
        {
            if (!scale.Contains(lowest) || !scale.Contains(highest)) continue;
            // A scale from 0 on which hardly anybody is at the bottom looks like one from 1: only many ones without a zero tell.
            if (scale == OneToTen && kept.Where(answer => answer.Value == 1).Sum(answer => answer.Count) < EnoughOnes) continue;
            return scale;
        }
        return lowest >= 0 && highest <= 100 ? ZeroToHundred : null;
    }
}
