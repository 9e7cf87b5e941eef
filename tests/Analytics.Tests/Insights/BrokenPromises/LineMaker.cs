using Analytics.Insights.BrokenPromises;

namespace Analytics.Tests.Insights.BrokenPromises;

/// <summary>Customers of whom little is known.</summary>
internal static class LineMaker
{
    public static CustomerLine Line(double since = -1_000, string? segment = null, double? exposed = null, ExposureKind kind = ExposureKind.RefusedComplaint, double[]? activity = null, params Absence[] gone)
    {
        var days = new double[Exposure.All.Length][];
        for (var index = 0; index < days.Length; index++) days[index] = [];
        if (exposed is { } day) days[Exposure.IndexOf(kind)] = [day];
        return new CustomerLine
        {
            Since = since,
            Segment = segment,
            Exposed = days,
            Offers = [],
            Problems = [],
            Unsolved = [],
            Complaints = [],
            Purchases = [],
            Activity = activity ?? [],
            Answers = [],
            Gone = gone,
        };
    }

    public static Absence Left(double day) => new(day, double.PositiveInfinity);
}
