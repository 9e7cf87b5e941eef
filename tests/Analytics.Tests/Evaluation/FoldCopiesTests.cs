using Analytics.Evaluation;

namespace Analytics.Tests.Evaluation;

public sealed class FoldCopiesTests
{
    [Fact]
    public void Find_CopiesFollowTheFirst_OthersStandAlone()
    {
        var customers = Enumerable.Range(0, 300).Select(i => (ulong)(1_000 - i)).ToArray();
        var contents = Enumerable.Range(0, 300).Select(i => (ulong)i).ToArray();
        contents[7] = contents[8] = contents[9];

        var copies = FoldCopies.Find(customers, contents);

        Assert.Equal(2, copies.Keys.Count);
        Assert.Equal(customers[9], copies.KeyOf(customers[7]));
        Assert.Equal(customers[9], copies.KeyOf(customers[8]));
        Assert.Equal(customers[9], copies.KeyOf(customers[9]));
        Assert.Equal(customers[10], copies.KeyOf(customers[10]));
    }

    [Fact]
    public void Find_WhatManyHaveInCommon_IsNoCopy()
    {
        var customers = Enumerable.Range(0, 300).Select(i => (ulong)i).ToArray();
        var contents = customers.Select(customer => customer % 3).ToArray();

        Assert.Empty(FoldCopies.Find(customers, contents).Keys);
    }
}
