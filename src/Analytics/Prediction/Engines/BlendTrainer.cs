using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>Trains several models on the same samples, one after another, and makes their <see cref="BlendedModel"/>.</summary>
/// <param name="members">At least one trainer, with weights above 0 that add up to 1.</param>
public sealed class BlendTrainer(IReadOnlyList<(ITrainer Trainer, double Weight)> members) : ITrainer
{
    /// <summary>That of the model if every member has another engine; boosted trees alone become one model of boosted trees.</summary>
    public string Engine => members.Select(member => member.Trainer.Engine).Distinct().Count() == 1 ? members[0].Trainer.Engine : BlendedModel.EngineName;

    public ITrainedModel Train(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights = default,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var models = new (ITrainedModel, double)[members.Count];
        for (var member = 0; member < models.Length; member++)
        {
            var part = progress is null ? null : new Part(progress, member, members.Count);
            models[member] = (members[member].Trainer.Train(samples, labels, weights, part, cancellationToken), members[member].Weight);
        }
        return BlendedModel.Of(models);
    }

    // Progress<T> posts to a thread pool, out of order.
    private sealed class Part(IProgress<double> whole, int part, int parts) : IProgress<double>
    {
        public void Report(double value) => whole.Report((part + value) / parts);
    }
}
