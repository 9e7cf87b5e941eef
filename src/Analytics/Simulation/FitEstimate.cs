namespace Analytics.Simulation;

/// <summary>
/// What a customer's answers tell about two things no export holds: how well the service fits, and how much its
/// knowledge adds. It is the best linear prediction from the mean answers to the two questions, y = a·fit + leniency +
/// noise / n for each, where leniency is common to both and so is taken out again.
/// </summary>
/// <param name="Convenience">Estimated fit times need, in standard deviations of fit; 0 without an answer.</param>
/// <param name="Expertise">Likewise, of added value.</param>
/// <param name="ConvenienceVariance">What is left unknown of the former.</param>
/// <param name="ExpertiseVariance">What is left unknown of the latter.</param>
internal readonly record struct FitEstimate(
    double Convenience, double Expertise, double ConvenienceVariance, double ExpertiseVariance)
{
    // The figures below were measured on the default world with 40,000 customers.

    /// <summary>Mean answer at a fit of 0: below the scale's 3.75, because it takes trouble to get in touch.</summary>
    private const double MeanAnswer = 3.70;

    /// <summary>Points per standard deviation of fit: <see cref="AnswerScale.DriverSlope"/> less what the scale's ends cut off.</summary>
    private const double Slope = 0.52;

    /// <summary>Variance of fit times need, exp(0.35²).</summary>
    private const double PriorVariance = 1.13;

    /// <summary>Variance of one answer around its customer's mean: noise, rounding, and what the contacts were like.</summary>
    private const double AnswerVariance = 0.50;

    public static FitEstimate From(IReadOnlyList<SimulatedSurveyResponse> responses, DateTimeOffset before, Effects effects)
    {
        var convenience = new Mean();
        var expertise = new Mean();
        foreach (var response in responses)
        {
            if (response.RespondedAt >= before)
                continue;
            convenience.Add(response.Convenience - MeanAnswer);
            expertise.Add(response.Expertise - MeanAnswer);
        }

        var leniencyPoints = AnswerScale.DriverLeniency * effects.LeniencySpread;
        var shared = leniencyPoints * leniencyPoints;
        var (convenienceFit, convenienceVariance) = Predict(convenience, expertise, shared);
        var (expertiseFit, expertiseVariance) = Predict(expertise, convenience, shared);
        return new FitEstimate(convenienceFit, expertiseFit, convenienceVariance, expertiseVariance);
    }

    private static (double Estimate, double Variance) Predict(in Mean own, in Mean other, double shared)
    {
        if (own.Count == 0)
            return (0, PriorVariance);

        var ownVariance = VarianceOf(own, shared);
        var ownWeight = 1 / ownVariance;
        var otherWeight = 0.0;
        if (other.Count > 0)
        {
            var otherVariance = VarianceOf(other, shared);
            var determinant = (ownVariance * otherVariance) - (shared * shared);
            ownWeight = otherVariance / determinant;
            otherWeight = -shared / determinant;
        }

        var covariance = Slope * PriorVariance;
        var estimate = covariance * ((ownWeight * own.Value) + (otherWeight * other.Value));
        return (estimate, PriorVariance - (covariance * covariance * ownWeight));
    }

    private static double VarianceOf(in Mean mean, double shared) =>
        (Slope * Slope * PriorVariance) + shared + (AnswerVariance / mean.Count);

    private struct Mean
    {
        private double _sum;

        public int Count { get; private set; }

        public readonly double Value => Count == 0 ? 0 : _sum / Count;

        public void Add(double? value)
        {
            if (value is null)
                return;
            _sum += value.Value;
            Count++;
        }
    }
}
