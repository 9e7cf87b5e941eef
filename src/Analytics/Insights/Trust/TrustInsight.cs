using Analytics.Prediction;

namespace Analytics.Insights.Trust;

/// <summary>How far the data and the model's predictions can be trusted.</summary>
public sealed record TrustInsight : Insight
{
    /// <summary>Customers looked at for drift, on both sides together, before those who were no customers at their date are left out.</summary>
    public int SampledCustomers { get; init; }

    /// <summary>Drift between training and scoring; <c>null</c> with fewer than 200 customers on either side.</summary>
    public TrustDrift? Drift { get; init; }

    /// <summary>Calibration on unseen samples; <c>null</c> where the model's card has none.</summary>
    public TrustCalibration? Calibration { get; init; }

    /// <summary>Bins of the unseen samples for the picture.</summary>
    internal IReadOnlyList<Evaluation.ReliabilityBin> Reliability { get; init; } = [];

    /// <summary>Features that may come from the outcome itself, as on the model's card.</summary>
    public IReadOnlyList<LeakageFinding> Leakage { get; init; } = [];

    /// <summary>Copies among the scored customers.</summary>
    public TrustCopies? Copies { get; init; }

    /// <summary>Who should not be trusted to be what the model says; <c>null</c> with fewer than 200 customers of training.</summary>
    public TrustDoubts? Doubts { get; init; }
}
