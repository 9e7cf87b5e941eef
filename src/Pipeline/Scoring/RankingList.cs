using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;
using Pipeline.Storage;

namespace Pipeline.Scoring;

/// <summary>
/// The lists of the table <c>Rankings</c>: everybody, each band, those of each <see cref="RankedCustomer.TopDriver"/> and of the run's largest segments,
/// once by churn probability and once, of those whose value is known, by value at risk. Names are safe in keys.
/// </summary>
public static class RankingList
{
    /// <summary>Customers a list holds at most; complete lists are the CSV parts.</summary>
    public const int Capacity = 10_000;

    public const string All = "all";

    /// <summary>Customers whose value is known, by value at risk.</summary>
    public const string Value = "value";

    private const string ValuePrefix = "value-";
    private const string DriverPrefix = "driver-";
    private const string SegmentPrefix = "segment-";

    /// <summary>The lists that every run has: all but those of segments.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Both([All, .. RiskBand.Names, .. Enum.GetValues<ValueDriver>().Select(ValueDriverNames.Code).Select(OfDriver)])];

    /// <summary>The list of those whom a value driver puts at risk most, by its code.</summary>
    public static string OfDriver(string driver) => DriverPrefix + driver;

    public static string OfSegment(string segment) => SegmentPrefix + EncodedKey.Of(segment);

    /// <summary>The list of the same customers by value at risk.</summary>
    public static string ByValue(string list) => list == All ? Value : ValuePrefix + list;

    /// <summary>Whether a list is by value at risk, and so has only customers whose value is known.</summary>
    public static bool IsByValue(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list == Value || list.StartsWith(ValuePrefix, StringComparison.Ordinal);
    }

    /// <summary>The lists of a run that has those of the given segments.</summary>
    public static IEnumerable<string> NamesWith(IEnumerable<string> segments) => Names.Concat(Both(segments.Select(OfSegment)));

    /// <summary>The lists a customer belongs in; that of the segment among them, which a run need not have.</summary>
    public static IEnumerable<string> Of(RankedCustomer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        List<string> lists = [All, customer.Band];
        if (customer.TopDriver is { } driver) lists.Add(OfDriver(driver));
        if (customer.Segment is { } segment) lists.Add(OfSegment(segment));
        return customer.ValueAtRisk is null ? lists : Both(lists);
    }

    private static IEnumerable<string> Both(IEnumerable<string> lists) => lists.SelectMany(list => new[] { list, ByValue(list) });
}
