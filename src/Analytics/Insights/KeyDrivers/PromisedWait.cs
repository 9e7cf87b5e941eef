using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.KeyDrivers;

/// <summary>
/// Waits of answered contacts against their promises over a year, g = ln((wait + 1) / (promised + 1)) in minutes, parted at the promise and
/// fading like the impressions of the features: recent ones are what leaving can go with, and a mean over the year dilutes them.
/// </summary>
/// <param name="Late">Sum of 2^(−age / half-life) · (max(0, g) − its usual value in the channel).</param>
/// <param name="Early">The same of max(0, −g).</param>
/// <param name="Contacts">Sum of 2^(−age / half-life) over the same waits.</param>
/// <remarks>
/// Who gets in touch often has more late waits, and more trouble besides: a plain sum, or the worst wait, goes with leaving where lateness does
/// nothing. Less what is usual, the sums are 0 on average whatever the number, age and channels of the contacts, so that these cannot stand
/// behind what goes with them.
/// </remarks>
internal sealed record PromisedWait(double Late, double Early, double Contacts)
{
    public static PromisedWait None { get; } = new(0, 0, 0);

    /// <summary>
    /// g of a contact, above 0 if it took longer than promised; <c>null</c> without a wait and a promise, and of abandoned contacts: those are
    /// late more often, of another length than seen, and as nothing was dealt with in them nothing stayed unsolved.
    /// </summary>
    public static double? Overrun(Interaction contact) =>
        contact is { Answered: not false, WaitMinutes: { } wait, PromisedMinutes: { } promised } ? Math.Log((wait + 1) / (promised + 1)) : null;

    /// <summary>With one more wait.</summary>
    /// <param name="overrun">Its g.</param>
    /// <param name="usual">What its channel is like.</param>
    /// <param name="days">Its age.</param>
    public PromisedWait With(double overrun, UsualWait usual, double days)
    {
        var weight = Math.Pow(2, -days / ImpressionFeatures.HalfLifeDays);
        return new PromisedWait(
            Late + (weight * (Math.Max(overrun, 0) - usual.Late)), Early + (weight * (Math.Max(-overrun, 0) - usual.Early)), Contacts + weight);
    }
}
