using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class WorkTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_ManySteps_RunsEveryPartOnceBeforeItReturns(int threads)
    {
        using var team = new WorkTeam(threads);
        for (var step = 0; step < 3000; step++)
        {
            var runs = new int[step % 7];
            team.Run(runs.Length, part => Interlocked.Increment(ref runs[part]), CancellationToken.None);
            Assert.All(runs, count => Assert.Equal(1, count));
            // Long enough, now and then, for helpers to fall asleep.
            if (step % 1000 == 500)
                Thread.Sleep(5);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_CancelledMeanwhile_Throws(int threads)
    {
        using var team = new WorkTeam(threads);
        using var cancellation = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => team.Run(4, _ => cancellation.Cancel(), cancellation.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => team.Run(0, _ => { }, cancellation.Token));
    }

    [Fact]
    public void Run_PartThrows_ThrowsAndLivesOn()
    {
        using var team = new WorkTeam(2);

        var error = Assert.Throws<AggregateException>(() => team.Run(4, part => throw new InvalidDataException($"{part}"), CancellationToken.None));
        Assert.IsType<InvalidDataException>(error.InnerException);
        var sum = 0;
        team.Run(4, part => Interlocked.Add(ref sum, part), CancellationToken.None);
        Assert.Equal(6, sum);
    }
}
