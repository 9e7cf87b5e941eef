using Analytics.Prediction.Engines;

namespace Analytics.Prediction.Training.Selection;

/// <summary>A trainer with settings, one of those the data chooses among.</summary>
/// <param name="Name">For the model card.</param>
/// <param name="TrainerFor">The trainer on so many threads.</param>
internal record Candidate(string Name, Func<int, ITrainer> TrainerFor)
{
    public const string Logistic = "logistic regression";

    /// <summary>Times that a trainer of which nothing is known is taken to look at each value.</summary>
    private const int AssumedPasses = 50;

    /// <summary>Trains on one part and looks at another.</summary>
    public virtual HeldPath Follow(LabelledSamples training, LabelledSamples held, CancellationToken cancellationToken)
    {
        var model = TrainerFor(1).Train(training.Matrix, training.Labels, [], null, cancellationToken);
        var scores = new double[held.Count];
        model.RawScores(held.Matrix, scores);
        return HeldPath.Of(scores, held.Labels, EstimatedWork(training));
    }

    /// <summary>The trainer once it is known how many steps are best.</summary>
    /// <param name="steps">Of <see cref="HeldPath"/>.</param>
    /// <param name="threads">How many it may use.</param>
    public virtual ITrainer TrainerWith(int steps, int threads) => TrainerFor(threads);

    /// <summary>The name once it is known how many steps are best.</summary>
    public virtual string NameWith(int steps) => Name;

    /// <summary>The most work that a training may come to, in the units of <see cref="SearchBudget"/>.</summary>
    public virtual long EstimatedWork(LabelledSamples training) => (long)AssumedPasses * training.Count * training.Matrix.Columns.Length;
}
