using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>Gradient-boosted trees of this library.</summary>
public sealed class BoostingTrainer(BoosterOptions options) : ITrainer
{
    private readonly GradientBooster _booster = new(options);

    public string Engine => BoostedTreesModel.EngineName;

    public ITrainedModel Train(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights = default,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var rounds = progress is null ? null : new RoundProgress(progress, options.Rounds);
        var model = new BoostedTreesModel(_booster.Train(samples, labels, weights, rounds, cancellationToken));
        rounds?.Finish();
        return model;
    }

    // Progress<T> posts to a thread pool, out of order.
    private sealed class RoundProgress(IProgress<double> progress, int rounds) : IProgress<int>
    {
        private int _done;

        public void Report(int value)
        {
            _done = value;
            progress.Report((double)value / rounds);
        }

        /// <summary>There may have been fewer rounds than were planned.</summary>
        public void Finish()
        {
            if (_done < rounds) progress.Report(1);
        }
    }
}
