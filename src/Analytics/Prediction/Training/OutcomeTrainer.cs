using Analytics.Evaluation;
using Analytics.Features;
using Analytics.Prediction.Leakage;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Prediction.Training;

/// <summary>
/// Trains a model of one outcome and says how good it is. With a history, the latest training date is held out and predicted by a model
/// whose training outcomes were over by then; without one, or with too short a one, by nested cross-validation: whatever is chosen, is
/// chosen again inside each fold's training samples.
/// </summary>
public sealed class OutcomeTrainer
{
    /// <summary>With fewer customers of either class nothing can be said of a model.</summary>
    public const int MinPerClass = 20;

    private const int FoldCount = 5;

    private readonly TrainerOptions _options;
    private readonly Func<IReadOnlyList<int>, IReadOnlyList<Candidate>>? _candidates;

    public OutcomeTrainer(TrainerOptions? options = null) => _options = options ?? new TrainerOptions();

    /// <param name="options">How models are trained.</param>
    /// <param name="candidates">By the columns' directions those to choose from, instead of what the library has.</param>
    internal OutcomeTrainer(TrainerOptions? options, Func<IReadOnlyList<int>, IReadOnlyList<Candidate>> candidates)
        : this(options) => _candidates = candidates;

    /// <summary>Trains on <paramref name="set"/>.</summary>
    /// <param name="set">Samples with labels.</param>
    /// <param name="definition">What the labels mean.</param>
    /// <param name="modelVersion">The version the model is to carry.</param>
    /// <param name="customers">Customers whose history was read.</param>
    /// <param name="progress">Told after every fit.</param>
    /// <param name="cancellationToken">Looked at between boosting rounds.</param>
    /// <exception cref="TooLittleDataException">Fewer than <see cref="MinPerClass"/> customers are positive, or negative.</exception>
    public OutcomeModel Train(
        TrainingSet set,
        OutcomeDefinition definition,
        string modelVersion,
        int customers,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(definition);
        Require(set, definition);
        var findings = new LeakageProbe(set, _options.KeepSuspects, cancellationToken).Run();
        var used = set.Without([.. findings.Where(finding => finding.Action == LeakageFinding.Excluded).Select(finding => finding.Feature)]);
        var schema = used.Features.Schema;
        var samples = LabelledSamples.Of(used);
        var monotone = definition is LoyaltyDefinition ? schema.LoyaltyDirections : schema.ChurnDirections;
        Func<LabelledSamples, int, long, IReadOnlyList<Candidate>> candidates = _candidates is null
            ? new CandidateLibrary(monotone).For : (_, _, _) => _candidates(monotone);

        var split = TimeSplit.TryCreate(used, definition, MinPerClass);
        var plan = split is null ? FoldPlan.Create(samples.Groups, samples.FoldLabels, FoldCount) : null;
        var work = new WorkProgress(progress);
        var selection = new ModelSelection(candidates, _options.SearchBudget, work, cancellationToken);
        work.Plan(split is null
            ? (FoldCount * (ModelSelection.ChoosingFits(samples.Count - (samples.Count / FoldCount)) + 1)) + ModelSelection.ChoosingFits(samples.Count) + 1
            : ModelSelection.ChoosingFits(split.Training.Length) + 1 + ModelSelection.CalibratingFits(samples.Count) + 1);

        var unseen = new UnseenScores(new Baselines(schema, cancellationToken));
        var folds = new List<FittedModel>();
        ModelSelection.Choice choice;
        if (split is not null)
        {
            var training = samples.Select(split.Training);
            choice = selection.Choose(training, "choosing");
            unseen.Add(selection.Fit(choice, training, "evaluating"), training, samples.Select(split.Held));
            choice = choice with { Calibration = selection.Calibrate(choice.Members, samples, "calibrating") };
        }
        else
        {
            var outer = SampleFolds.By(plan!, samples);
            for (var fold = 0; fold < FoldCount; fold++)
            {
                var training = samples.Select(outer.Others(fold));
                folds.Add(selection.Fit(selection.Choose(training, "cross-validating"), training, "cross-validating"));
                unseen.Add(folds[^1], training, samples.Select(outer.Held(fold)));
            }
            choice = selection.Choose(samples, "choosing");
        }

        var main = selection.Fit(choice, samples, "training");
        var assessment = unseen.Assess(split is null ? ModelEvaluation.CrossValidation : ModelEvaluation.TimeSplit, [.. findings.Where(Suspect).Select(finding => finding.Feature)]);
        var drivers = ModelDrivers.Of(main.Model, samples.Matrix, schema);
        var card = new ModelCard
        {
            Target = definition is LoyaltyDefinition ? ModelCard.LoyaltyTarget : ModelCard.ChurnTarget,
            Engine = main.Model.Engine,
            ModelVersion = modelVersion,
            AsOf = set.Dates[^1],
            Definition = definition,
            Rows = set.Labels.Count,
            Positives = set.Positives,
            Customers = customers,
            UsedShare = set.UsedShare,
            Evaluation = assessment.Evaluation,
            Baselines = assessment.Baselines,
            Grade = assessment.Grade.Grade,
            GradeReason = assessment.Grade.Reason,
            Leakage = findings,
            Reliability = assessment.Reliability,
            Bands = RiskBand.Cut(unseen.Probabilities),
            Drivers = drivers.Features,
            ValueDrivers = drivers.ValueDrivers,
            Monotone = Held(schema, monotone),
            Choice = choice.Summary,
            Tried = choice.Tried,
            Calibration = main.Calibration.Method,
            FeatureFingerprint = schema.Fingerprint,
        };
        // The folds' models are needed again only where the customers to be scored are those of the training set.
        return new OutcomeModel(schema, card, main, definition.IsLabel ? new FoldModels(plan!, set.Copies, folds) : null);
    }

    private static bool Suspect(LeakageFinding finding) => finding.Action != LeakageFinding.Excluded;

    private static List<MonotoneFeature> Held(FeatureSchema schema, IReadOnlyList<int> monotone) =>
    [
        .. monotone.Index().Where(pair => pair.Item != 0).Select(pair => new MonotoneFeature(
            schema.Features[pair.Index].Name, pair.Item > 0 ? FeatureImportance.Raises : FeatureImportance.Lowers)),
    ];

    private static void Require(TrainingSet set, OutcomeDefinition definition)
    {
        var (positives, negatives) = (Customers(set, 1), Customers(set, 0));
        if (positives >= MinPerClass && negatives >= MinPerClass) return;
        var (positive, negative) = definition is LoyaltyDefinition ? ("turned out loyal", "did not") : ("left", "stayed");
        throw new TooLittleDataException(
            $"Too little to predict from: {positives} customers are known who {positive} and {negatives} who {negative}; at least {MinPerClass} who {positive} and {MinPerClass} who {negative} are needed.",
            positives,
            negatives);
    }

    // One customer at several dates tells no more than one. With one date every sample is a customer, and copies share a hash.
    private static int Customers(TrainingSet set, byte label) => set.Dates.Count == 1
        ? label == 0 ? set.Negatives : set.Positives
        : set.Hashes.Where((_, sample) => set.Labels[sample] == label).Distinct().Count();
}
