namespace Analytics.Benchmarks.TruthChecks;

/// <summary>The checks of one analysis.</summary>
public interface ITruthTopic
{
    string Analysis { get; }

    /// <summary>Runs the checks; each is given as soon as it is done.</summary>
    IEnumerable<TruthCheck> Run(TruthEffort effort);
}
