namespace Analytics.Prediction.Training;

/// <summary>Counts fits done out of all that are planned. Thread-safe.</summary>
internal sealed class WorkProgress(IProgress<TrainingProgress>? progress)
{
    private readonly Lock _gate = new();
    private double _done;
    private int _fits = 1;

    /// <summary>Says how many fits there are to be, before the first of them.</summary>
    public void Plan(int fits) => _fits = fits;

    public void Done(string stage, double count = 1)
    {
        lock (_gate)
        {
            _done = Math.Min(_fits, _done + count);
            progress?.Report(new TrainingProgress(stage, _done / _fits));
        }
    }

    /// <summary>Takes the progress of one fit.</summary>
    public IProgress<double>? OfOne(string stage) => progress is null ? null : new One(this, stage);

    private sealed class One(WorkProgress owner, string stage) : IProgress<double>
    {
        private double _reported;

        public void Report(double value)
        {
            owner.Done(stage, Math.Max(0, value - _reported));
            _reported = Math.Max(_reported, value);
        }
    }
}
