using Analytics.Benchmarks.TruthChecks.Trust;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>Leakage, drift, calibration, the grade's intervals, and the customers not to rely on.</summary>
public sealed class TrustTopic : ITruthTopic
{
    public string Analysis => "Trust";

    public IEnumerable<TruthCheck> Run(TruthEffort effort) =>
        DriftChecks.Run(effort)
            .Concat(WholeDriftChecks.Run(effort))
            .Concat(CalibrationChecks.Run(effort))
            .Concat(RankingChecks.Run(effort))
            .Concat(LeakageChecks.Run(effort))
            .Concat(CopyChecks.Run());
}
