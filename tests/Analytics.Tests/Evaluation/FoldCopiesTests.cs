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

        var copies = FoldCopies.Find(customers, contents, new byte[300]);

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

        Assert.Empty(FoldCopies.Find(customers, contents, new byte[300]).Keys);
    }

    [Fact]
    public void ClassOf_CopiesOfBothLabels_IsTheSame()
    {
        ulong[] customers = [5, 3, 8, 9, 4, 7];
        ulong[] contents = [1, 1, 2, 2, 3, 4];
        byte[] labels = [1, 0, 0, 0, 1, 0];

        var copies = FoldCopies.Find(customers, contents, labels);

        Assert.Equal([3UL], copies.Mixed);
        Assert.Equal((1, 1), (copies.ClassOf(copies.KeyOf(5), 1), copies.ClassOf(copies.KeyOf(3), 0)));
        Assert.Equal((0, 0), (copies.ClassOf(copies.KeyOf(8), 0), copies.ClassOf(copies.KeyOf(9), 0)));
        Assert.Equal((1, 0), (copies.ClassOf(copies.KeyOf(4), 1), copies.ClassOf(copies.KeyOf(7), 0)));
    }
}
