using Analytics.Insights.Expectations;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Expectations;

/// <summary>Ratings that move with a standard normal gap by straight lines with a bend at the promise, and normal noise of 0.8 points.</summary>
/// <param name="Gain">Points higher per standard deviation sooner than promised.</param>
/// <param name="Loss">Points lower per standard deviation later.</param>
internal sealed record RatingWorld(double Gain, double Loss)
{
    private const double Noise = 0.8;

    public GapRating? Rating(ulong seed, int count)
    {
        var random = RandomStream.For(seed, count, 2);
        var (gaps, ratings, customers) = (new double[count], new double[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            gaps[i] = random.Normal();
            ratings[i] = 3.8 + (Gain * Math.Max(gaps[i], 0)) - (Loss * Math.Max(-gaps[i], 0)) + (Noise * random.Normal());
            customers[i] = i;
        }
        return GapResponse.TryOf(gaps, ratings, customers);
    }
}
