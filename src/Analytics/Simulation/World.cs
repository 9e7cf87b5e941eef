using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>What all customers share: the options, the calendar, the staff, how busy each day is, and the hazard.</summary>
internal sealed class World
{
    /// <summary>The owner of the business's own random streams; customers are 0 and up.</summary>
    public const long Itself = -1;

    private const double BusyDaySpread = 0.25;

    private readonly DateTimeOffset _start;
    private readonly double[] _busyness;

    public World(SimulationOptions options)
    {
        Options = options;
        _start = new DateTimeOffset(options.StartDate.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Agents = Staff.Draw(options);
        Fading = new FadingSpeeds(options.Effects);
        Hazard = new HazardModel(options.Effects);
        var random = RandomStream.For(options.Seed, Itself, (int)StreamPurpose.BusyDays);
        _busyness = new double[options.Days];
        for (var day = 0; day < _busyness.Length; day++)
            _busyness[day] = BusyDaySpread * random.Normal();
    }

    public SimulationOptions Options { get; }

    public Effects Effects => Options.Effects;

    public Operations Operations => Options.Operations;

    public Agent[] Agents { get; }

    public FadingSpeeds Fading { get; }

    public HazardModel Hazard { get; }

    /// <summary>What a day does to every wait, on the logarithm: customers of one day wait long together.</summary>
    public double Busyness(int day) => _busyness[day];

    public static double YearsInto(int day) => day / 365.25;

    /// <summary>Days are counted from the start of the period: 0 is its first day, those before are negative.</summary>
    public int DayOf(DateOnly date) => date.DayNumber - Options.StartDate.DayNumber;

    public int DayOf(DateTimeOffset moment) => (int)Math.Floor((moment - _start).TotalDays);

    public DateOnly DateOf(int day) => Options.StartDate.AddDays(day);

    /// <summary>A moment of a day, in whole seconds.</summary>
    public DateTimeOffset MomentOf(int day, double minuteOfDay) => _start.AddDays(day).AddSeconds(Math.Floor(minuteOfDay * 60));
}
