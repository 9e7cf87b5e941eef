using Analytics.Benchmarks.TruthChecks.Trust;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>Leakage, drift, calibration, the grade's intervals, and the customers not to rely on.</summary>
public sealed class TrustTopic : ITruthTopic
{
    public string Analysis => "Trust";

    public IEnumerable<TruthCheck> Run(TruthEffort effort) =>
        [
            .. DriftChecks.Run(effort),
            .. WholeDriftChecks.Run(effort),
            .. CalibrationChecks.Run(effort),
            .. RankingChecks.Run(effort),
            .. LeakageChecks.Run(effort),
            .. CopyChecks.Run(),
        ];
}
