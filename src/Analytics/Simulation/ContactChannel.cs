using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>A way of getting in touch and what it is like.</summary>
/// <param name="Name">As in the exports' <c>channel</c>.</param>
/// <param name="Kind">The interaction a contact by this channel is recorded as.</param>
/// <param name="Share">The share of customers who prefer it.</param>
/// <param name="MedianWaitMinutes">At the start of the period.</param>
/// <param name="MedianHandleMinutes">Of the work itself.</param>
/// <param name="CanAbandon">Whether a customer waits in a queue that can be left.</param>
/// <param name="TransfersExpected">Transfers a contact, on average.</param>
internal sealed record ContactChannel(
    string Name,
    InteractionKind Kind,
    double Share,
    double MedianWaitMinutes,
    double MedianHandleMinutes,
    bool CanAbandon,
    double TransfersExpected)
{
    public static readonly ContactChannel[] All =
    [
        new("phone", InteractionKind.Call, 0.40, 4, 7, true, 0.22),
        new("chat", InteractionKind.Chat, 0.32, 2, 11, true, 0.18),
        new("store", InteractionKind.Visit, 0.13, 9, 12, false, 0.06),
        new("email", InteractionKind.Ticket, 0.15, 480, 15, false, 0.15),
    ];

    private static readonly double[] Shares = [.. All.Select(channel => channel.Share)];

    public static ContactChannel Draw(RandomStream random) => All[random.ChooseIndex(Shares)];

    public static ContactChannel Named(string name) => Array.Find(All, channel => channel.Name == name)!;
}
