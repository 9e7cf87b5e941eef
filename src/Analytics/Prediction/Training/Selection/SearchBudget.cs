namespace Analytics.Prediction.Training.Selection;

/// <summary>
/// What a choice may cost, counted in work and not in time, so that the same samples give the same model on every machine: values counted into
/// histograms, and bins scanned. Of boosted trees it is known exactly once they are grown, of others it is taken from their size.
/// </summary>
internal sealed class SearchBudget(long work)
{
    public long Work => work;

    public long Spent { get; private set; }

    public long Left => Math.Max(0, work - Spent);

    public void Spend(long spent) => Spent += spent;
}
