using System.Security.Cryptography;
using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>
/// The bytes of two small models: those that every processor, number of threads and kernel has to come to. They may change with the learner,
/// never by themselves. Samples are made with whole numbers, so that no library's rounding plays a part.
/// </summary>
public sealed class GoldenModelTests
{
    private const int SampleCount = 4000;
    private const string Checksum = "a1ea1aecac37cc0c04c481491e256c175ecb8de053c3437a4119352349ca38b9";
    private const string WeightedChecksum = "30a274ac771f3fe4526c420f14ad6c2232b0c463df4f9a97972f3755fa68fbcf";

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    public void Train_AnyThreadsAndKernels_GivesTheGoldenBytes(int maxThreads, bool usePlainKernels)
    {
        var model = Options(maxThreads, usePlainKernels).Train(CreateColumns(), Labels());

        Assert.Equal(20, model.Trees.Length);
        Assert.Equal(Checksum, Convert.ToHexStringLower(SHA256.HashData(model.Bytes())));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    public void Train_WeightsAndPartOfTheColumns_GivesTheGoldenBytes(int maxThreads, bool usePlainKernels)
    {
        var options = Options(maxThreads, usePlainKernels) with { ColumnShare = 0.75, MinGain = 0.125, L2 = 2, Seed = 9 };
        // Neighbours, of which one is positive, weigh the same: the first raw score is the logarithm of 1.
        var weights = Enumerable.Range(0, SampleCount).Select(sample => (1 + Draw(sample / 2, 1) % 16) / 8f).ToArray();

        var model = options.Train(CreateColumns(), Labels(), weights);

        Assert.Equal(20, model.Trees.Length);
        Assert.Equal(0, model.InitialRawScore);
        Assert.Equal(WeightedChecksum, Convert.ToHexStringLower(SHA256.HashData(model.Bytes())));
    }

    private static BoosterOptions Options(int maxThreads, bool usePlainKernels) =>
        new()
        {
            Rounds = 20,
            MaxLeaves = 16,
            LearningRate = 0.25,
            RowShare = 0.875,
            MaxThreads = maxThreads,
            UsePlainKernels = usePlainKernels,
            Monotone = [0, 0, 1, 0],
        };

    private static byte[] Labels() => [.. Enumerable.Range(0, SampleCount).Select(sample => (byte)(sample % 2))];

    private static SampleColumn[] CreateColumns()
    {
        var columns = Enumerable.Range(0, 4).Select(_ => new float[SampleCount]).ToArray();
        for (var sample = 0; sample < SampleCount; sample++)
        {
            var label = sample % 2;
            columns[0][sample] = Draw(sample, 0) % 1024 / 8f + 16 * label;
            columns[1][sample] = Draw(sample, 1) % 7 == 0 ? float.NaN : Draw(sample, 2) % (40 + 20 * label);
            columns[2][sample] = Draw(sample, 3) % 90 + (label == 1 ? Draw(sample, 4) % 30 : 0);
            columns[3][sample] = Draw(sample, 5) % 3 == 0 ? Draw(sample, 6) % 6 + 6 * label : Draw(sample, 7) % 12;
        }

        return [new SampleColumn(columns[0]), new SampleColumn(columns[1]), new SampleColumn(columns[2]), new SampleColumn(columns[3], ColumnKind.Categorical, 12)];
    }

    private static uint Draw(int sample, int stream)
    {
        var bits = (uint)(sample * 8 + stream) * 0x9E3779B9;
        bits = (bits ^ (bits >> 15)) * 0x85EBCA6B;
        bits = (bits ^ (bits >> 13)) * 0xC2B2AE35;
        return bits ^ (bits >> 16);
    }
}
