using Pipeline.Faults;

namespace Pipeline.Tests.Faults;

public sealed class PoisonEntryTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 1, 2, 3, TimeSpan.Zero);

    /// <summary>A property of a table holds 32 K characters; a plain message has up to 64 K.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(30_000)]
    [InlineData(30_001)]
    [InlineData(65_536)]
    public void Entry_MessageOfAnyLength_ComesBackWhole(int length)
    {
        var entry = new PoisonEntry
        {
            Id = "1-a",
            Queue = "train-requests",
            Message = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26)))),
            Reason = "why",
            ParkedAt = At,
            Attempts = 5,
            RunId = "run",
            ReplayedAt = At,
        };

        var entity = entry.ToEntity("poison");

        Assert.Equal(entry, PoisonEntry.From(entity));
        Assert.All(entity.Select(pair => pair.Value).OfType<string>(), text => Assert.InRange(text.Length, 0, 32_000));
    }

    [Fact]
    public void Id_IsTheSameAtEveryDeliveryAndNewestFirst()
    {
        var message = new PoisonMessage("train-requests", "{}", "id-1", At);

        Assert.Equal(message.Id, (message with { }).Id);
        Assert.NotEqual(message.Id, (message with { MessageId = "id-2" }).Id);
        Assert.NotEqual(message.Id, (message with { Queue = "score-shards" }).Id);
        Assert.True(string.CompareOrdinal((message with { InsertedAt = At.AddSeconds(1) }).Id, message.Id) < 0);
    }
}
