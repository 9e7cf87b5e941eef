using Pipeline.Events;

namespace Pipeline.Tests.Events;

public sealed class SegmentIndexTests
{
    [Fact]
    public void Stretch_OfARange_IsTheMembersInBetween()
    {
        var lengths = new int[CustomerShard.Count];
        lengths[0] = 10;
        lengths[3] = 200;
        lengths[4] = 5;
        var index = new SegmentIndex(lengths);

        Assert.Equal((10, 205), index.Stretch(new ShardRange(1, 4)));
        Assert.Equal((0, 215), index.Stretch(ShardRange.All));
        Assert.Equal((215, 0), index.Stretch(new ShardRange(5, 255)));
    }

    [Fact]
    public void Decode_WhatWasEncoded_IsTheSame()
    {
        var random = new Random(3);
        var index = new SegmentIndex([.. Enumerable.Range(0, CustomerShard.Count).Select(_ => random.Next(2_000_000))]);

        var decoded = SegmentIndex.Decode(index.Encode());

        Assert.InRange(index.Encode().Length, 1, 2_000);
        for (var shard = 0; shard < CustomerShard.Count; shard++)
            Assert.Equal(index.Stretch(new ShardRange(shard, shard)), decoded.Stretch(new ShardRange(shard, shard)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("no base64!")]
    public void Decode_Damaged_IsInvalid(string text) => Assert.Throws<InvalidDataException>(() => SegmentIndex.Decode(text));

    [Theory]
    // Figures of another tool: printf ID | sha256sum.
    [InlineData("7590-VHVEG", 0xf3)]
    [InlineData("客户1", 0x3b)]
    [InlineData("", 0xe3)]
    public void Shard_IsTheFirstByteOfTheHash(string customerId, int expected) => Assert.Equal(expected, CustomerShard.Of(customerId));
}
