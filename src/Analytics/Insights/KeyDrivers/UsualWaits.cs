using Analytics.Customers;

namespace Analytics.Insights.KeyDrivers;

/// <summary>What waits are short or long, early or late against: those of all customers in the same channel.</summary>
internal static class UsualWaits
{
    /// <summary>By channel; the empty name stands for an unknown one.</summary>
    public static IReadOnlyDictionary<string, UsualWait> Of(IReadOnlyList<CustomerTimeline> timelines)
    {
        var channels = new Dictionary<string, Waits>(StringComparer.Ordinal);
        foreach (var timeline in timelines)
        {
            foreach (var contact in timeline.Interactions)
            {
                if (contact.WaitMinutes is not { } wait || contact.Answered == false || !InteractionType.IsContact(contact.Type)) continue;
                var channel = contact.Channel ?? "";
                if (!channels.TryGetValue(channel, out var waits)) channels.Add(channel, waits = new Waits());
                waits.Add(wait, PromisedWait.Overrun(contact));
            }
        }
        return channels.ToDictionary(pair => pair.Key, pair => pair.Value.Usual(), StringComparer.Ordinal);
    }

    /// <summary>The waits of a channel in the making.</summary>
    private sealed class Waits
    {
        private readonly List<double> _minutes = [];
        private double _late;
        private double _early;
        private int _promises;

        public void Add(double minutes, double? promise)
        {
            _minutes.Add(minutes);
            if (promise is { } overrun) (_late, _early, _promises) = (_late + Math.Max(overrun, 0), _early + Math.Max(-overrun, 0), _promises + 1);
        }

        public UsualWait Usual()
        {
            _minutes.Sort();
            return new UsualWait(_minutes[(_minutes.Count - 1) / 2], _late / Math.Max(_promises, 1), _early / Math.Max(_promises, 1));
        }
    }
}
