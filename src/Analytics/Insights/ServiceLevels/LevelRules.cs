namespace Analytics.Insights.ServiceLevels;

/// <summary>
/// Which level an experience is at: the first rule that holds. The descriptions of the levels are Kaufman's, the cut-offs are this project's
/// own.
/// </summary>
internal static class LevelRules
{
    /// <summary>Experiences among which one in thirty-three can be told.</summary>
    public const int MinOthersForTop = 1_000;

    public const double CriminalBelow = 0.10;
    public const double BasicBelow = 0.25;
    public const double DesiredFrom = 0.60;
    public const double SurprisingFrom = 0.85;
    public const double UnbelievableFrom = 0.97;

    private const double LowRating = 2;
    private const double Promoter = 9;

    public static ServiceLevel Of(Experience experience, LevelPosition position)
    {
        // Comparisons with NaN are false: what is not known fulfils no rule, and is not held against an experience either.
        var isBreach = position.IsLate || experience.IsWronged;
        if (isBreach && (experience.Rating <= LowRating || experience.Expectation <= -2 || position.Score < CriminalBelow)) return ServiceLevel.Criminal;
        if (experience.Gap < 0 || experience.Expectation <= -1 || position.Score < BasicBelow) return ServiceLevel.Basic;
        var isSurprise = experience.Expectation >= 2 || position.Gap >= SurprisingFrom || experience.HasGift;
        var isDelight = experience.Recommendation >= Promoter || experience.IsDelighted;
        if (position.Score >= UnbelievableFrom && position.Others >= MinOthersForTop && isSurprise && isDelight) return ServiceLevel.Unbelievable;
        if (position.Score >= SurprisingFrom && isSurprise) return ServiceLevel.Surprising;
        return position.Score >= DesiredFrom && !(position.Ease < 0.5) ? ServiceLevel.Desired : ServiceLevel.Expected;
    }

    /// <summary>The next rank at which a higher level begins, of those that a rank alone can reach.</summary>
    public static double? NextCutOff(double score)
    {
        foreach (var cutOff in (ReadOnlySpan<double>)[BasicBelow, DesiredFrom, SurprisingFrom, UnbelievableFrom])
        {
            if (score < cutOff) return cutOff;
        }
        return null;
    }
}
