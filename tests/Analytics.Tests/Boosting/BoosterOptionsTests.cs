using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class BoosterOptionsTests
{
    public static TheoryData<string, BoosterOptions> OutOfRange => new()
    {
        { nameof(BoosterOptions.Rounds), new() { Rounds = 0 } },
        { nameof(BoosterOptions.Rounds), new() { Rounds = 100_001 } },
        { nameof(BoosterOptions.MaxLeaves), new() { MaxLeaves = 1 } },
        { nameof(BoosterOptions.LearningRate), new() { LearningRate = 0 } },
        { nameof(BoosterOptions.LearningRate), new() { LearningRate = 1.01 } },
        { nameof(BoosterOptions.LearningRate), new() { LearningRate = double.NaN } },
        { nameof(BoosterOptions.MinSamplesPerLeaf), new() { MinSamplesPerLeaf = 0 } },
        { nameof(BoosterOptions.MaxBins), new() { MaxBins = 1 } },
        { nameof(BoosterOptions.MaxBins), new() { MaxBins = 256 } },
        { nameof(BoosterOptions.L2), new() { L2 = -0.1 } },
        { nameof(BoosterOptions.L2), new() { L2 = double.PositiveInfinity } },
        { nameof(BoosterOptions.MinGain), new() { MinGain = double.NaN } },
        { nameof(BoosterOptions.CategorySmoothing), new() { CategorySmoothing = -1 } },
        { nameof(BoosterOptions.Monotone), new() { Monotone = [0, 2] } },
        { nameof(BoosterOptions.MaxThreads), new() { MaxThreads = 0 } },
        { nameof(BoosterOptions.RowShare), new() { RowShare = 0 } },
        { nameof(BoosterOptions.RowShare), new() { RowShare = double.NaN } },
        { nameof(BoosterOptions.ColumnShare), new() { ColumnShare = 1.5 } },
        { nameof(BoosterOptions.EarlyStoppingRounds), new() { EarlyStoppingRounds = 0 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Validate_OptionOutOfRange_IsRefusedByName(string name, BoosterOptions options)
    {
        Assert.Throws<ArgumentOutOfRangeException>(name, options.Validate);
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new GradientBooster(options));
    }

    [Fact]
    public void Validate_Defaults_AreAccepted()
    {
        new BoosterOptions().Validate();
    }
}
