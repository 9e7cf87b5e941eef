using System.Globalization;
using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>Draws who a customer is: what the customers export shows and the traits it does not.</summary>
internal static class CustomerDraw
{
    private const double NeedSpread = 0.35;
    private const double MeanTenureYears = 2.5;
    private const double LongestTenureYears = 8;

    private static readonly string[] Regions = ["north", "east", "south", "west"];

    public static (SimulatedCustomer Customer, CustomerTraits Traits) Draw(World world, int customerIndex)
    {
        var options = world.Options;
        var random = RandomStream.For(options.Seed, customerIndex, (int)StreamPurpose.Traits);
        var joinedAt = DrawJoining(world, random);
        var segment = (CustomerSegment)random.ChooseIndex([0.70, 0.20, 0.10]);
        var value = segment switch
        {
            CustomerSegment.Business => random.LogNormal(900, 0.7),
            CustomerSegment.Premium => random.LogNormal(600, 0.5),
            _ => random.LogNormal(180, 0.5),
        };
        var annualShare = segment switch { CustomerSegment.Business => 0.60, CustomerSegment.Premium => 0.50, _ => 0.35 };
        var customer = new SimulatedCustomer(
            string.Create(CultureInfo.InvariantCulture, $"C{customerIndex + 1:D6}"),
            joinedAt,
            segment,
            decimal.Round((decimal)value, 2),
            random.Chance(annualShare) ? ContractKind.Annual : ContractKind.Monthly,
            random.Choose<string>(Regions),
            ContactChannel.Draw(random).Name);
        var traits = new CustomerTraits(
            TimelinessNeed: DrawMeanOne(random, NeedSpread),
            ConvenienceNeed: DrawMeanOne(random, NeedSpread),
            ExpertiseNeed: DrawMeanOne(random, NeedSpread),
            ConvenienceFit: random.Normal(),
            ExpertiseFit: random.Normal(),
            PriceSensitivity: random.Normal(),
            Expectation: options.Effects.ExpectationSpread * random.Normal(),
            Leniency: options.Effects.LeniencySpread * random.Normal(),
            TroubleProneness: DrawMeanOne(random, 0.8),
            BuyingPace: DrawMeanOne(random, 0.7),
            NeverAnswers: random.Chance(options.Operations.NeverAnswerShare),
            Language: random.Chance(options.ChineseShare) ? "zh" : "en");
        return (customer, traits);
    }

    private static DateTimeOffset DrawJoining(World world, RandomStream random)
    {
        var isExisting = random.Chance(world.Options.Operations.ExistingCustomerShare);
        var years = Math.Min(MeanTenureYears * random.Exponential(), LongestTenureYears);
        var day = isExisting ? -1 - (int)(years * 365.25) : random.Between(0, world.Options.Days - 1);

        // Before the office opens, so that the first purchase comes after it.
        return world.MomentOf(day, random.Between(6 * 60, OfficeHours.Opening - 1));
    }

    /// <summary>Lognormal with mean 1: the median that takes back what the spread adds.</summary>
    private static double DrawMeanOne(RandomStream random, double spread) =>
        random.LogNormal(Math.Exp(-0.5 * spread * spread), spread);
}
