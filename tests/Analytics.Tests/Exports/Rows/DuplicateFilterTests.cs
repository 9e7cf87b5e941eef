using Analytics.Exports.Rows;

namespace Analytics.Tests.Exports.Rows;

public sealed class DuplicateFilterTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 7)]
    [InlineData(1_000, 1)]
    [InlineData(100_000, 50)]
    [InlineData(1_000_000, 100_000)]
    public void Count_WhateverFitsIntoMemory_IsThatOfASet(int distinct, int capacity)
    {
        var random = new Random(distinct + capacity);
        var hashes = Enumerable.Range(0, distinct).Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())).ToArray();
        var rows = Enumerable.Range(0, Math.Min(200_000, distinct * 2)).Select(_ => hashes[random.Next(distinct)]).ToArray();
        using var filter = new DuplicateFilter(capacity);

        var passed = rows.Count(filter.IsNew);

        Assert.Equal(rows.Distinct().Count(), passed - filter.CountLate());
    }

    [Fact]
    public void IsNew_HashOfZero_IsAHashLikeAnyOther()
    {
        using var filter = new DuplicateFilter();

        Assert.True(filter.IsNew(0));
        Assert.False(filter.IsNew(0));
        Assert.True(filter.IsNew(1));
    }

    [Fact]
    public void Dispose_AfterSpilling_LeavesNoFiles()
    {
        var filter = new DuplicateFilter(capacity: 1);
        for (ulong hash = 1; hash <= 10_000; hash++) filter.IsNew(new UInt128(hash << 40, hash));
        var spilled = filter.Files.ToArray();
        filter.Dispose();

        Assert.True(spilled.Length > 1);
        Assert.DoesNotContain(spilled, File.Exists);
    }
}
