namespace Analytics.Tests.Prediction.Training;

public sealed class LabelledSamplesTests
{
    [Fact]
    public void Limit_NoMoreThanWanted_IsAllOfThem()
    {
        var samples = SampleWorld.Create(500, 2, _ => 0);

        Assert.Same(samples, samples.Limit(500));
    }

    [Fact]
    public void Limit_More_KeepsWholeGroupsAboutAsManyAndTheClassesInProportion()
    {
        var samples = SampleWorld.Create(20_000, 2, row => row[0] - 2, perGroup: 4);

        var limited = samples.Limit(5_000);

        Assert.InRange(limited.Count, 4_500, 5_500);
        Assert.Equal(Share(samples.Labels), Share(limited.Labels), 0.02);
        Assert.All(limited.Groups.GroupBy(group => group), group => Assert.Equal(4, group.Count()));
        Assert.Equal(limited.Groups, samples.Limit(5_000).Groups);
    }

    [Theory]
    [InlineData(-7.0)]
    [InlineData(7.0)]
    public void Limit_OneClassIsRare_KeepsAllOfIt(double logOdds)
    {
        var samples = SampleWorld.Create(50_000, 1, _ => logOdds);
        var rare = logOdds < 0 ? 1 : 0;

        var limited = samples.Limit(5_000);

        Assert.InRange(samples.Labels.Count(label => label == rare), 20, 100);
        Assert.Equal(samples.Labels.Count(label => label == rare), limited.Labels.Count(label => label == rare));
        Assert.InRange(limited.Count, 4_500, 5_500);
    }

    [Fact]
    public void Limit_OneClassOnly_IsAboutAsManyOfIt() => Assert.InRange(SampleWorld.Create(5_000, 1, _ => -100).Limit(1_000).Count, 900, 1_100);

    [Fact]
    public void WithColumns_Some_LeavesTheOthersOut()
    {
        var samples = SampleWorld.Create(10, 3, _ => 0);

        var some = samples.WithColumns([2, 0]);

        Assert.Equal([samples.Matrix.Columns[2].Values.ToArray(), samples.Matrix.Columns[0].Values.ToArray()], some.Matrix.Columns.Select(column => column.Values.ToArray()));
    }

    private static double Share(byte[] labels) => labels.Average(label => label);
}
