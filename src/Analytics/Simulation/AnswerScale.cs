using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>
/// From an appraisal to the boxes ticked: each question adds its own noise. CSAT is an ordered logit, so that with the
/// same facts a top score follows an exact logistic model; the other questions round a line.
/// </summary>
internal static class AnswerScale
{
    /// <summary>The mean answer to the two questions on convenience and expertise in the default world.</summary>
    public const double TypicalDriverAnswer = 3.75;

    /// <summary>Points of answer per standard deviation of convenience or added value.</summary>
    public const double DriverSlope = 0.6;

    /// <summary>Points of answer per logit of leniency.</summary>
    public const double DriverLeniency = 0.35;

    public const double DriverNoise = 0.65;

    /// <summary>Logits below the threshold of a five at which the thresholds of four, three and two lie.</summary>
    private static readonly double[] CsatSteps = [1.75, 2.75, 3.75];

    public static int Csat(double satisfaction, RandomStream random)
    {
        var felt = satisfaction + random.Logistic();
        if (felt > 0)
            return 5;
        for (var step = 0; step < CsatSteps.Length; step++)
        {
            if (felt > -CsatSteps[step])
                return 4 - step;
        }

        return 1;
    }

    public static int Nps(double recommendation, RandomStream random) => Round(recommendation + (1.3 * random.Normal()), 0, 10);

    public static int Ces(double convenience, RandomStream random) => Round(5.6 + (0.8 * convenience) + random.Normal(), 1, 7);

    public static int Timeliness(double timeliness, double leniency, RandomStream random) =>
        Round(4.1 + (1.4 * timeliness) + (DriverLeniency * leniency) + (DriverNoise * random.Normal()), 1, 5);

    public static int Driver(double level, double leniency, RandomStream random) =>
        Round(TypicalDriverAnswer + (DriverSlope * level) + (DriverLeniency * leniency) + (DriverNoise * random.Normal()), 1, 5);

    public static int Expectation(double surprise, RandomStream random) =>
        Round((0.8 * (surprise - 0.3)) + (0.6 * random.Normal()), -2, 2);

    private static int Round(double value, int lowest, int highest) =>
        (int)Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), lowest, highest);
}
