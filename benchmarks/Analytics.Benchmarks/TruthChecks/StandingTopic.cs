using Analytics.Benchmarks.TruthChecks.Standing;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>Where the business stands: intervals, segments, changes.</summary>
public sealed class StandingTopic : ITruthTopic
{
    public string Analysis => "Standing";

    public IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        ArgumentNullException.ThrowIfNull(effort);
        return IntervalChecks.Run(effort).Concat(SegmentChecks.Run(effort)).Concat(ChangeChecks.Run(effort));
    }
}
