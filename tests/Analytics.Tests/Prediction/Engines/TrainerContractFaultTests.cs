using System.Reflection;
using System.Runtime.ExceptionServices;
using Analytics.Prediction.Engines;
using Testing.Trainers;
using Xunit.Sdk;

namespace Analytics.Tests.Prediction.Engines;

/// <summary>The contract finds what is wrong with an engine: each fault fails the tests that are there for it.</summary>
public sealed class TrainerContractFaultTests
{
    [Theory]
    [InlineData(Fault.IsConstant, nameof(TrainerLearningContractTests.Train_EffectsThatAddUp_NearsWhatCanBeKnown))]
    [InlineData(Fault.IsConstant, nameof(TrainerLearningContractTests.Train_Interactions_ReachesItsFloor))]
    [InlineData(Fault.IsConstant, nameof(TrainerLearningContractTests.Train_Telco_ReachesItsFloor))]
    [InlineData(Fault.IsConstant, nameof(TrainerLearningContractTests.Train_Iranian_ReachesItsFloor))]
    [InlineData(Fault.IsConstant, nameof(TrainerLearningContractTests.Train_Directions_NoPairIsOrderedWrongly))]
    [InlineData(Fault.IsConstant, nameof(TrainedModelContractTests.Contributions_OfWhatMatters_AreLargerThanThoseOfNoise))]
    [InlineData(Fault.IsOverconfident, nameof(TrainerLearningContractTests.Train_EffectsThatAddUp_NearsWhatCanBeKnown))]
    [InlineData(Fault.IsOverconfident, nameof(TrainerLearningContractTests.Train_Telco_ReachesItsFloor))]
    [InlineData(Fault.IgnoresMissing, nameof(TrainerLearningContractTests.Train_GapsThatTell_AreLearnedFrom))]
    [InlineData(Fault.IgnoresWeights, nameof(TrainerLearningContractTests.Train_WeightsOfPositives_CountAsSoManySamples))]
    [InlineData(Fault.IgnoresWeights, nameof(TrainerLearningContractTests.Train_WeightZero_IsTheSameAsLeavingTheSampleOut))]
    [InlineData(Fault.IgnoresDirections, nameof(TrainerLearningContractTests.Train_DirectionsThatTheSamplesContradict_AreLeftWithoutEffect))]
    [InlineData(Fault.IgnoresCancellation, nameof(TrainerContractTests.Train_CancelledBefore_Stops))]
    [InlineData(Fault.IgnoresCancellation, nameof(TrainerContractTests.Train_CancelledMidway_StopsAndCanBeDoneAgain), 1)]
    [InlineData(Fault.ReportsNothing, nameof(TrainerContractTests.Train_Progress_RisesToOne))]
    [InlineData(Fault.ReportsBackwards, nameof(TrainerContractTests.Train_Progress_RisesToOne))]
    [InlineData(Fault.DependsOnThreads, nameof(TrainerContractTests.Train_OnAnyNumberOfThreads_GivesTheSameBytes), 2)]
    [InlineData(Fault.DependsOnTheRun, nameof(TrainerContractTests.Train_AgainOrSeveralAtOnce_GivesTheSameBytes))]
    [InlineData(Fault.SharesABuffer, nameof(TrainedModelContractTests.Model_ManyThreads_GivesEachWhatOneGets))]
    [InlineData(Fault.LosesContributions, nameof(TrainedModelContractTests.Contributions_AddUpToTheRawScore))]
    [InlineData(Fault.BatchContributionsDiffer, nameof(TrainedModelContractTests.Contributions_OfABatch_AreThoseOfEachWhateverTheBatch))]
    [InlineData(Fault.LosesPrecisionInTheFile, nameof(TrainedModelContractTests.Load_WhatWasSaved_IsTheSameModel))]
    [InlineData(Fault.BatchDiffers, nameof(TrainedModelContractTests.RawScore_OneByOne_IsToTheBitWhatTheBatchGives))]
    [InlineData(Fault.KnowsUnseenCategories, nameof(TrainedModelContractTests.RawScore_UnseenCategory_IsOneOfWhichNothingIsKnown))]
    public void Contract_EngineWithAFault_FindsIt(Fault fault, string test, params object[] arguments)
    {
        Run(Fault.None, test, arguments);

        Assert.IsAssignableFrom<XunitException>(Record.Exception(() => Run(fault, test, arguments)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.6)]
    public void Floors_ThatChanceReaches_AreRefused(double floor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccuracyFloors(floor, Telco: 0.8, Iranian: 0.9));

    private static void Run(Fault fault, string test, object[] arguments)
    {
        try
        {
            typeof(TrainerContractTests).GetMethod(test)!.Invoke(new Suspect(fault), arguments);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    /// <summary>Not public, so that the test runner does not run it by itself.</summary>
    private sealed class Suspect(Fault fault) : TrainerContractTests
    {
        protected override string Engine => LogisticModel.EngineName;

        protected override AccuracyFloors Floors { get; } = new(Interactions: 0.67, Telco: 0.843, Iranian: 0.93);

        protected override ITrainer CreateTrainer(int maxThreads = 1, IReadOnlyList<int>? directions = null) => new FaultyTrainer(fault, maxThreads, directions);

        protected override ITrainedModel Load(Stream source) => new FaultyModel(fault, EngineCatalogue.Load(Engine, source), 0);
    }
}
