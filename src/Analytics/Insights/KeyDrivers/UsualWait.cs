namespace Analytics.Insights.KeyDrivers;

/// <summary>What waits of answered contacts in a channel are like.</summary>
/// <param name="Minutes">Median.</param>
/// <param name="Late">Mean of what they lie above their promises, <see cref="PromisedWait.Overrun"/>; 0 without promises.</param>
/// <param name="Early">Mean of what they lie below, as a positive number; 0 without promises.</param>
internal sealed record UsualWait(double Minutes, double Late, double Early);
