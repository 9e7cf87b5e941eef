using Analytics.Prediction;

namespace Pipeline.Scoring;

/// <summary>How many customers belong in each list, by band; totals of parts add up.</summary>
public sealed class RankingTotals
{
    private readonly SortedDictionary<string, BandCounts> _lists = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, BandCounts> Lists => _lists;

    public void Add(RankedCustomer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        var one = BandCounts.One(customer.Band);
        foreach (var list in RankingList.Of(customer)) Add(list, one);
    }

    public void Add(IReadOnlyDictionary<string, BandCounts> totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        foreach (var (list, counts) in totals) Add(list, counts);
    }

    private void Add(string list, BandCounts counts) => _lists[list] = _lists.GetValueOrDefault(list) + counts;
}
