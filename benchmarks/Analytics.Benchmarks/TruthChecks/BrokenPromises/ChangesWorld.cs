using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.BrokenPromises;

/// <summary>One draw of <see cref="PlantedChanges"/>: its exports, and what a first rise without notice did to those who met with it.</summary>
public sealed class ChangesWorld
{
    private const int RunIn = 3;
    private const int MonthDays = 30;

    private static readonly DateTimeOffset AsOf = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PlantedChanges _plan;
    private readonly RandomStream _random;
    private readonly TimelineBuilder _builder = new();
    private double _differences;
    private int _cases;

    public ChangesWorld(PlantedChanges plan, ulong seed)
    {
        (_plan, _random) = (plan, RandomStream.For(seed, plan.Customers, 7));
        for (var customer = 0; customer < plan.Customers; customer++) Live($"c{customer:D5}");
        // Somebody's purchases mark where the data begins and ends.
        AddEvent("c00000", InteractionType.Purchase, 0, 0.01);
        AddEvent("c00000", InteractionType.Purchase, RunIn + plan.Months - 1, 29.99);
        Data = new InsightData { Timelines = _builder.Build().Timelines, Churn = new ChurnDefinition(), Schedule = new AsOfSchedule(AsOf, []) };
    }

    public InsightData Data { get; }

    /// <summary>
    /// Over the customers at their first rise without notice: the chance to leave in the three months after it, less what it would have been
    /// had it not come then, though one might have come later.
    /// </summary>
    public double MeanRiskDifference => _differences / _cases;

    private void Live(string id)
    {
        var isMonthly = _random.Chance(0.6);
        var isBusiness = _random.Chance(0.3);
        var hidden = Math.Sqrt(_plan.HiddenVariance) * _random.Normal();
        var hazard = _plan.BaseHazard * Math.Exp((isMonthly ? _plan.OnMonthlyContract : 0) + (isBusiness ? _plan.OnBusiness : 0) + (_plan.OnHidden * hidden));
        var rise = Math.Exp((isMonthly ? _plan.RiseOnMonthlyContract : 0) + (isBusiness ? _plan.RiseOnBusiness : 0) + (_plan.RiseOnHidden * hidden));
        var joined = MonthDays * ((_random.NextDouble() * -36) - 1);
        _builder.Add(new Customer
        {
            CustomerId = id,
            JoinedAt = Time(0, joined),
            Segment = isBusiness ? "business" : "consumer",
            Attributes = new Dictionary<string, string> { ["contract"] = isMonthly ? "monthly" : "annual" },
        });
        var life = new Life(hazard, Math.Min(0.9, rise * _plan.UnannouncedShare), Math.Min(0.9, rise * _plan.AnnouncedShare));
        int? unannounced = null, announced = null;
        for (var month = 0; month < RunIn + _plan.Months; month++)
        {
            var logRatio = (IsAfter(unannounced, month) ? _plan.Unannounced : 0) + (IsAfter(announced, month) ? _plan.Announced : 0);
            if (_random.Chance(1 - Math.Exp(-hazard * Math.Exp(logRatio))))
            {
                AddEvent(id, InteractionType.Cancellation, month, 29 * _random.NextDouble());
                return;
            }
            if (_random.Chance(life.Unannounced))
            {
                // Counted where the analysis can: in the months at risk, with three of them after it.
                if (unannounced is null && month >= RunIn && month + RunIn < RunIn + _plan.Months)
                {
                    _differences += Risk(life, true, announced, month) - Risk(life, false, announced, month);
                    _cases++;
                }
                AddEvent(id, InteractionType.PriceChange, month, 29 + (22 / 24.0), false);
                unannounced = month;
            }
            if (_random.Chance(life.Announced))
            {
                AddEvent(id, InteractionType.PriceChange, month, 29 + (23 / 24.0), true);
                announced = month;
            }
        }
    }

    private readonly record struct Life(double Hazard, double Unannounced, double Announced);

    /// <summary>Chance to leave in the three months after one, with or without a rise at its end, over all that may come in them.</summary>
    private double Risk(Life life, bool isExposed, int? announced, int month)
    {
        double risk = 0;
        // What may come at the ends of the month itself (with notice) and of the two after it (either).
        for (var way = 0; way < 32; way++)
        {
            bool Comes(int bit) => (way & (1 << bit)) != 0;
            double Chance(int bit, double chance) => Comes(bit) ? chance : 1 - chance;
            var weight = Chance(0, life.Announced) * Chance(1, life.Unannounced) * Chance(2, life.Announced) * Chance(3, life.Unannounced) * Chance(4, life.Announced);
            double hazard = 0;
            for (var next = 1; next <= 3; next++)
            {
                var withoutNotice = isExposed || (next > 1 && Comes(1)) || (next > 2 && Comes(3));
                var withNotice = IsAfter(announced, month + next) || Comes(0) || (next > 1 && Comes(2)) || (next > 2 && Comes(4));
                hazard += life.Hazard * Math.Exp((withoutNotice ? _plan.Unannounced : 0) + (withNotice ? _plan.Announced : 0));
            }
            risk += weight * (1 - Math.Exp(-hazard));
        }
        return risk;
    }

    private static bool IsAfter(int? happened, int month) => month - happened is >= 1 and <= 3;

    private void AddEvent(string id, string type, int month, double day, bool? announced = null) => _builder.Add(new Interaction
    {
        CustomerId = id,
        InteractionId = FormattableString.Invariant($"{id}-{type}-{month}-{announced}"),
        OccurredAt = Time(month, day),
        Type = type,
        Amount = announced is null ? null : 5,
        Announced = announced,
    });

    private DateTimeOffset Time(int month, double day) => AsOf.AddDays((MonthDays * (month - RunIn - _plan.Months)) + day);
}
