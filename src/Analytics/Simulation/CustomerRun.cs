using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>One customer while being simulated: who it is, what has happened so far, and what is going to.</summary>
internal sealed class CustomerRun
{
    private static readonly int Purposes = Enum.GetValues<StreamPurpose>().Length;

    private readonly int _customerIndex;
    private readonly RandomStream?[] _streams = new RandomStream?[Purposes];
    private readonly PriorityQueue<Action<int>, (int Day, int Order)> _plans = new();
    private int _plansMade;

    public CustomerRun(World world, int customerIndex)
    {
        World = world;
        _customerIndex = customerIndex;
        (var customer, Traits) = CustomerDraw.Draw(world, customerIndex);
        Experience = new CustomerExperience(world, customer);
        PreferredChannel = ContactChannel.Named(customer.ChannelPreference);
    }

    public World World { get; }

    public CustomerTraits Traits { get; }

    public CustomerExperience Experience { get; }

    public SimulatedCustomer Customer => Experience.Customer;

    public ExperienceState State => Experience.State;

    public ContactChannel PreferredChannel { get; }

    public List<SimulatedInteraction> Interactions { get; } = [];

    public List<SimulatedSurveyResponse> Responses { get; } = [];

    /// <summary>The days on which a competitor's offer reached the customer, rising.</summary>
    public List<int> OfferDays { get; } = [];

    /// <summary>From this day on the customer no longer buys and hardly gets in touch.</summary>
    public int? FadedDay { get; set; }

    /// <summary>The day of the latest invitation to a survey.</summary>
    public int? InvitedDay { get; set; }

    public bool IsFaded => FadedDay is not null;

    public int? LatestOfferDay => OfferDays.Count == 0 ? null : OfferDays[^1];

    public RandomStream Stream(StreamPurpose purpose) =>
        _streams[(int)purpose] ??= RandomStream.For(World.Options.Seed, _customerIndex, (int)purpose);

    /// <summary>Adds a row; its customer and number are filled in here.</summary>
    public void Record(int day, double minuteOfDay, InteractionKind kind, Func<SimulatedInteraction, SimulatedInteraction>? fill = null)
    {
        var interaction = new SimulatedInteraction
        {
            CustomerId = Customer.CustomerId,
            Number = Interactions.Count + 1,
            OccurredAt = World.MomentOf(day, minuteOfDay),
            Kind = kind,
        };
        interaction = fill?.Invoke(interaction) ?? interaction;
        Interactions.Add(interaction);
        State.Observe(interaction, day);
    }

    /// <summary>Has something done on a later day, unless the customer has left by then or the period is over.</summary>
    public void Plan(int day, Action<int> action) => _plans.Enqueue(action, (day, _plansMade++));

    /// <summary>
    /// Has something done again and again, at a constant rate, from <paramref name="firstDay"/> on. Drawing the days
    /// between is the same as a chance of 1 - exp(-rate) every day, without drawing every day.
    /// </summary>
    public void Recur(int firstDay, double perYear, RandomStream random, Action<int> action)
    {
        var wait = perYear > 0 ? random.Exponential() * 365.25 / perYear : double.PositiveInfinity;
        if (wait < World.Options.Days - firstDay)
        {
            Plan(firstDay + (int)wait, day =>
            {
                action(day);
                Recur(day + 1, perYear, random, action);
            });
        }
    }

    public void CarryOutPlans(int day)
    {
        while (_plans.TryPeek(out var action, out var due) && due.Day <= day)
        {
            _plans.Dequeue();
            action(day);
        }
    }
}
