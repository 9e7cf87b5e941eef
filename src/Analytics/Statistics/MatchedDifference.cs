namespace Analytics.Statistics;

/// <summary>
/// Mean difference between the exposed and the mean of their controls. Its error allows for members of one set that resemble each other and
/// for people who stand in several sets: the variances by set and by person are added and that by member is taken off (Cameron, Gelbach and
/// Miller 2011). Residuals are taken from the means of the two arms.
/// </summary>
/// <param name="Exposed">Mean outcome of the exposed.</param>
/// <param name="Controls">Mean over the sets of the controls' mean outcomes.</param>
/// <param name="StandardError">Of the difference of the two.</param>
internal sealed record MatchedDifference(double Exposed, double Controls, double StandardError)
{
    public double Value => Exposed - Controls;

    /// <summary>95 %.</summary>
    public Interval Range => Interval.Around(Value, StandardError);

    /// <param name="sets">At least two.</param>
    public static MatchedDifference Of(IReadOnlyList<MatchedSet> sets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sets.Count, 2);
        var (exposed, controls) = (sets.Average(set => set.Outcome), sets.Average(set => set.ControlMean));
        var byPerson = new Dictionary<int, double>();
        double bySet = 0, byMember = 0;
        foreach (var set in sets)
        {
            var own = set.Outcome - exposed;
            var sum = own;
            byMember += own * own;
            byPerson[set.Exposed] = byPerson.GetValueOrDefault(set.Exposed) + own;
            for (var i = 0; i < set.Controls.Count; i++)
            {
                var part = (controls - set.ControlOutcomes[i]) / set.Controls.Count;
                sum += part;
                byMember += part * part;
                byPerson[set.Controls[i]] = byPerson.GetValueOrDefault(set.Controls[i]) + part;
            }
            bySet += sum * sum;
        }
        // Where sets repel each other the sum of the three can fall below the plain variance, which is then the safer one.
        var variance = Math.Max(bySet + byPerson.Values.Sum(part => part * part) - byMember, byMember);
        return new MatchedDifference(exposed, controls, Math.Sqrt(variance * sets.Count / (sets.Count - 1.0)) / sets.Count);
    }
}
