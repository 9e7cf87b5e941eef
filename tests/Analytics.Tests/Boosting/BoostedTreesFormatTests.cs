using System.Buffers.Binary;
using System.Security.Cryptography;
using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class BoostedTreesFormatTests
{
    private static readonly RandomSamples Samples = RandomSamples.Create(seed: 61, sampleCount: 150);

    private static readonly BoostedTrees Model =
        new BoosterOptions { Rounds = 3, MaxLeaves = 5, MinSamplesPerLeaf = 5, LearningRate = 0.5 }.Train(Samples);

    private static readonly byte[] Bytes = Model.Bytes();

    [Fact]
    public void Load_OfASavedModel_GivesTheSameModel()
    {
        var loaded = Load(Bytes);

        Assert.Contains(Model.Trees, tree => tree.Nodes.ToArray().Any(node => node.Kind == TreeNodeKind.Threshold));
        Assert.Contains(Model.Trees, tree => tree.Nodes.ToArray().Any(node => node.Kind == TreeNodeKind.Categories));
        Assert.Equal(Bytes, loaded.Bytes());
        Assert.Equal(Model.InitialRawScore, loaded.InitialRawScore);
        Assert.Equal(Model.Columns.AsEnumerable(), loaded.Columns);
        Assert.Equal(Model.GainImportance.AsEnumerable(), loaded.GainImportance);
        Assert.Equal(Model.Trees.Length, loaded.Trees.Length);
        Assert.All(Model.Trees.Zip(loaded.Trees), pair => Assert.Equal(pair.First.Nodes, pair.Second.Nodes));
        Assert.Equal(Model.RawScores(Samples.Matrix), loaded.RawScores(Samples.Matrix));
    }

    [Fact]
    public void Load_OfAModelWithoutTreesOrColumns_GivesTheSameModel()
    {
        var model = TestModels.SmallOptions.Train(columns: [], [1, 0]);

        Assert.Equal(model.Bytes(), Load(model.Bytes()).Bytes());
    }

    [Fact]
    public void Load_FromALongerStreamThatDripsBytes_ReadsTheModelAndNothingBeyond()
    {
        using var stream = new DrippingStream([.. Bytes, 1, 2, 3]);

        Assert.Equal(Bytes, BoostedTrees.Load(stream).Bytes());
        Assert.Equal(Bytes.Length, stream.Position);
    }

    [Fact]
    public void Load_TruncatedAnywhere_SaysSo()
    {
        for (var length = 0; length < Bytes.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => Load(Bytes[..length]));
            Assert.Contains("truncated", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_AnyBitFlipped_IsRefused()
    {
        for (var bit = 0; bit < Bytes.Length * 8; bit++)
        {
            var altered = Bytes.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => Load(altered));
        }
    }

    [Fact]
    public void Load_AlteredPayloadOrChecksum_SaysAltered()
    {
        foreach (var position in new[] { BoostedTreesFormat.HeaderLength, Bytes.Length / 2, Bytes.Length - 1 })
        {
            var altered = Bytes.ToArray();
            altered[position] ^= 0xFF;
            Assert.Contains("altered", Refusal(altered), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(BoostedTreesFormat.Version + 1, "newer format version 2")]
    [InlineData(int.MaxValue, "newer format version 2147483647")]
    [InlineData(0, "altered")]
    [InlineData(-1, "altered")]
    public void Load_AnotherVersion_SaysWhich(int version, string expected)
    {
        var altered = Bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(altered.AsSpan(8), version);

        Assert.Contains(expected, Refusal(altered), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SomethingElse_SaysThatItIsNoModel()
    {
        Assert.Contains("does not hold a model", Refusal(new byte[1000]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue, "altered")]
    [InlineData(-1, "altered")]
    [InlineData(BoostedTreesFormat.MaxPayloadLength, "truncated")]
    public void Load_HostileLength_SetsAsideNoMoreThanTheStreamHolds(long length, string expected)
    {
        var altered = Bytes.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(altered.AsSpan(12), length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains(expected, Refusal(altered), StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Load_AnyNumberReplacedUnderAFittingChecksum_IsRefusedOrStillAModel()
    {
        // Overwrites every four bytes of the payload in turn, counts and kinds and codes among them, and makes the checksum fit again.
        for (var position = BoostedTreesFormat.HeaderLength; position + 4 <= Bytes.Length - SHA256.HashSizeInBytes; position++)
        {
            foreach (var value in new[] { int.MaxValue, int.MinValue, -1, 0, 1 << 20, 0x7FC00000 })
            {
                var altered = Bytes.ToArray();
                BinaryPrimitives.WriteInt32LittleEndian(altered.AsSpan(position), value);
                Seal(altered);
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    var rawScores = Load(altered).RawScores(Samples.Matrix);
                    Assert.All(rawScores, rawScore => Assert.False(double.IsNaN(rawScore)));
                }
                catch (InvalidDataException)
                {
                    // As it should be.
                }
                catch (ArgumentException)
                {
                    // A model of other columns.
                }

                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(8 + 4 + 5 * 5)]
    [InlineData(8 + 4 + 5 * 5 + 4)]
    public void Load_HostileCountUnderAFittingChecksum_SaysAltered(int positionInPayload)
    {
        // The numbers of columns, of trees and of the first tree's nodes.
        var altered = Bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(altered.AsSpan(BoostedTreesFormat.HeaderLength + positionInPayload), int.MaxValue);
        Seal(altered);

        Assert.Contains("altered: a count of 2147483647 does not fit", Refusal(altered), StringComparison.Ordinal);
    }

    private static void Seal(byte[] bytes) =>
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes), bytes.AsSpan(bytes.Length - SHA256.HashSizeInBytes));

    private static string Refusal(byte[] bytes) => Assert.Throws<InvalidDataException>(() => Load(bytes)).Message;

    private static BoostedTrees Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return BoostedTrees.Load(stream);
    }

    /// <summary>Gives one byte at a time, as a slow network may.</summary>
    private sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
