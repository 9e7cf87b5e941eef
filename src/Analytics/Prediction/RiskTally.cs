namespace Analytics.Prediction;

/// <summary>What the predictions of some customers come to; tallies of parts add up to the tally of the whole.</summary>
public sealed record RiskTally
{
    /// <summary>Customers, scored or not.</summary>
    public long Customers { get; init; }

    /// <summary>Customers scored, by band.</summary>
    public BandCounts Bands { get; init; }

    /// <summary>Sum of the churn probabilities: the customers who are expected to leave.</summary>
    public double ExpectedChurn { get; init; }

    /// <summary>Sum of the value at risk of those whose value is known, in the user's currency.</summary>
    public double ValueAtRisk { get; init; }

    /// <summary>Customers scored whose value is known.</summary>
    public long ValueKnown { get; init; }

    /// <summary>Customers scored.</summary>
    public long Predictions => Bands.Total;

    /// <summary>0 to 1; <c>null</c> if nobody is scored.</summary>
    public double? MeanChurnProbability => Predictions > 0 ? ExpectedChurn / Predictions : null;

    /// <summary>Adds the prediction of a customer who is counted among <see cref="Customers"/> already.</summary>
    public RiskTally Add(double churnProbability, string band, double? valueAtRisk) => this with
    {
        Bands = Bands + BandCounts.One(band),
        ExpectedChurn = ExpectedChurn + churnProbability,
        ValueAtRisk = ValueAtRisk + (valueAtRisk ?? 0),
        ValueKnown = ValueKnown + (valueAtRisk is null ? 0 : 1),
    };

    public RiskTally Add(RiskTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new RiskTally
        {
            Customers = Customers + other.Customers,
            Bands = Bands + other.Bands,
            ExpectedChurn = ExpectedChurn + other.ExpectedChurn,
            ValueAtRisk = ValueAtRisk + other.ValueAtRisk,
            ValueKnown = ValueKnown + other.ValueKnown,
        };
    }
}
