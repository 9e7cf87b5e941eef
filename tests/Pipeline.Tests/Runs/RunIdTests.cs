using Pipeline.Runs;

namespace Pipeline.Tests.Runs;

public sealed class RunIdTests
{
    private static readonly DateTimeOffset Slot = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Create_SameSlotAndInputs_IsTheSameId()
    {
        var id = RunId.Create(Slot, ["a", "b"]);

        Assert.Equal(id, RunId.Create(Slot, ["a", "b"]));
        Assert.NotEqual(id, RunId.Create(Slot, ["b", "a"]));
        Assert.NotEqual(id, RunId.Create(Slot, ["ab"]));
        Assert.NotEqual(id, RunId.Create(Slot.AddDays(1), ["a", "b"]));
        Assert.True(RunId.IsValid(id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("current")]
    [InlineData("20261121T020000Z-1a2b3c4d5e6")]
    [InlineData("20261321T020000Z-1a2b3c4d5e6f")]
    [InlineData("20261121T020000Z-1A2b3c4d5e6f")]
    [InlineData("20261121T020000Z-../../etc/pw")]
    public void IsValid_AnythingElse_IsNot(string? text) => Assert.False(RunId.IsValid(text));

    [Fact]
    public void NewestFirstKey_LaterSlots_StandFirst()
    {
        var ids = Enumerable.Range(0, 400).Select(day => RunId.Create(Slot.AddHours(day * 7), ["x"])).ToList();

        Assert.Equal(Enumerable.Reverse(ids), ids.OrderBy(RunId.NewestFirstKey, StringComparer.Ordinal));
        Assert.Equal(ids.Count, ids.Select(RunId.NewestFirstKey).Distinct().Count());
    }
}
