using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>When in the day things happen, in minutes after midnight UTC.</summary>
internal static class OfficeHours
{
    public const int Opening = 8 * 60;
    public const int Closing = 20 * 60;

    public static double DrawMinute(RandomStream random) => Opening + (random.NextDouble() * (Closing - Opening));
}
