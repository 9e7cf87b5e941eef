using System.Collections.Concurrent;

namespace Analytics.Prediction.Training.Selection;

/// <summary>
/// Tries candidates in cross-validation within a budget: all on the first fold, those not surely worse there on the others (a race, Maron and
/// Moore 1994), then settings next to the best as long as they help. What is tried next follows from losses and work alone, so the same samples
/// always take the same way.
/// </summary>
internal sealed class SettingsSearch(LabelledSamples samples, SampleFolds folds, SearchBudget budget, Action fitDone, CancellationToken cancellationToken)
{
    /// <summary>Standard errors by which a candidate must be behind the best of the first fold to be given up.</summary>
    private const double SurelyWorse = 3;

    /// <summary>Standard errors by which settings must be better for the search to go on from there.</summary>
    private const double Better = 0.5;

    /// <summary>Times that settings near the best are tried.</summary>
    private const int MaxSteps = 3;

    private readonly Lazy<(LabelledSamples Training, LabelledSamples Held)>[] _parts =
    [
        .. Enumerable.Range(0, folds.Count).Select(fold => new Lazy<(LabelledSamples, LabelledSamples)>(
            () => (samples.Select(folds.Others(fold)), samples.Select(folds.Held(fold))))),
    ];

    /// <returns>All that were tried, those given up too; at least one was tried on all folds.</returns>
    public IReadOnlyList<Contender> Run(IReadOnlyList<Candidate> candidates)
    {
        var contenders = Enter(candidates);
        Try(contenders, [0]);
        var staying = Staying(contenders);
        Try(staying, [.. Enumerable.Range(1, folds.Count - 1)]);
        Refine(contenders);
        return contenders;
    }

    /// <summary>The best on all folds so far, the first of equals.</summary>
    public static Contender Best(IEnumerable<Contender> contenders) => contenders.Where(contender => contender.IsComplete).MinBy(contender => contender.Losses.Sum())!;

    private List<Contender> Enter(IEnumerable<Candidate> candidates) => [.. candidates.Select(candidate => new Contender(candidate, samples, folds))];

    private List<Contender> Staying(List<Contender> contenders)
    {
        var first = folds.Held(0);
        var order = contenders.OrderBy(contender => first.Sum(sample => contender.Losses[sample])).ToList();
        var staying = new List<Contender>();
        long work = 0;
        foreach (var contender in order)
        {
            var further = contender.Work * (folds.Count - 1);
            var goesOn = staying.Count == 0
                || (work + further <= budget.Left && PairedLosses.StandardErrors(contender.Losses, staying[0].Losses, samples.Groups, first) <= SurelyWorse);
            if (!goesOn) continue;
            staying.Add(contender);
            work += further;
        }
        return staying;
    }

    private void Refine(List<Contender> contenders)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            var best = Best(contenders);
            if (best.Candidate is not TreesCandidate trees) return;
            var near = Enter(CandidateLibrary.Near(trees).Where(candidate => contenders.TrueForAll(known => known.Candidate.Name != candidate.Name)));
            // Slower settings take about twice as long.
            if (near.Count == 0 || best.Work * (near.Count + 1) > budget.Left) return;
            Try(near, [.. Enumerable.Range(0, folds.Count)]);
            contenders.AddRange(near);
            if (PairedLosses.StandardErrors(best.Losses, Best(near).Losses, samples.Groups, Enumerable.Range(0, samples.Count)) < Better) return;
        }
    }

    private void Try(List<Contender> contenders, int[] tried)
    {
        var paths = new HeldPath[contenders.Count * tried.Length];
        // The costly ones come last in the list: they are begun first, so that no core is left waiting for one of them.
        var order = Partitioner.Create(
            Enumerable.Range(0, paths.Length).Reverse(), EnumerablePartitionerOptions.NoBuffering);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(order, options, work =>
        {
            var (training, held) = _parts[tried[work % tried.Length]].Value;
            paths[work] = contenders[work / tried.Length].Candidate.Follow(training, held, cancellationToken);
            fitDone();
        });
        for (var contender = 0; contender < contenders.Count; contender++)
        {
            var own = paths.AsSpan(contender * tried.Length, tried.Length).ToArray();
            contenders[contender].Add(tried.Zip(own));
            budget.Spend(own.Sum(path => path.Work));
        }
    }
}
