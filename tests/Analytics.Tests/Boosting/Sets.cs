using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>Makes sets of bins.</summary>
internal static class Sets
{
    public static BinSet Of(params int[] bins)
    {
        var set = default(BinSet);
        foreach (var bin in bins)
            set.Add(bin);
        return set;
    }
}
