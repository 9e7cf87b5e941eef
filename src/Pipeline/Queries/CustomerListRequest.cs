using Analytics.Prediction;
using Analytics.Prediction.Reasons;
using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>Which customers to list: everybody, or those of a segment or of a value driver; of a band, or of all.</summary>
public sealed record CustomerListRequest
{
    /// <summary>The segment of the customer list; lists are kept of the run's <see cref="LargestSegments.Count"/> largest.</summary>
    public string? Segment { get; init; }

    /// <summary>Code of the value driver that puts the customers at risk most.</summary>
    public string? Driver { get; init; }

    /// <summary>Name of the risk band.</summary>
    public string? Band { get; init; }

    public CustomerSort Sort { get; init; }

    /// <summary>Why there cannot be such a list, in a sentence; <c>null</c> if there can.</summary>
    public string? Problem =>
        Band is not null && !RiskBand.Names.Contains(Band) ? $"band must be one of {string.Join(", ", RiskBand.Names)}."
        : Driver is not null && ValueDriverNames.Find(Driver) is null ? "driver must be the code of a value driver."
        : Segment is not null && Driver is not null ? "A list is of a segment or of a driver: leave one out."
        : Segment is { Length: 0 } ? "segment must not be empty."
        : Sort == CustomerSort.Value && Band is not null && (Segment ?? Driver) is not null ? "The lists of segments and drivers by value at risk are not kept for each band: leave band out."
        : null;

    /// <summary>The list, and the band whose places in it are meant if it is not a list of its own.</summary>
    internal (string List, string? Band) Place()
    {
        var scope = Segment is not null ? RankingList.OfSegment(Segment) : Driver is not null ? RankingList.OfDriver(Driver) : null;
        var list = scope ?? Band ?? RankingList.All;
        return (Sort == CustomerSort.Value ? RankingList.ByValue(list) : list, scope is null ? null : Band);
    }
}
