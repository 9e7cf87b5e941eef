using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>What a trainer learned: immutable, and any number of threads may use it at once.</summary>
public interface ITrainedModel
{
    string Engine { get; }

    /// <summary>Values a sample has.</summary>
    int ColumnCount { get; }

    /// <summary>The log-odds of label 1.</summary>
    /// <param name="sample">One value a column: NaN where missing, the code for a category; an unseen code is one nothing is known of.</param>
    double RawScore(ReadOnlySpan<float> sample);

    /// <summary>The log-odds of label 1 of every sample: to the last bit what <see cref="RawScore"/> gives for each.</summary>
    void RawScores(SampleMatrix samples, Span<double> rawScores);

    /// <summary>Splits the raw score into what each column adds to the score of which nothing is known; together they make it up.</summary>
    /// <param name="sample">As for <see cref="RawScore"/>.</param>
    /// <param name="perColumn">One place a column, in log-odds.</param>
    /// <returns>The score of which nothing is known.</returns>
    double Contributions(ReadOnlySpan<float> sample, Span<double> perColumn);

    /// <summary>
    /// The same for many samples: within 1e-4 of what each gives alone, and not dependent on which samples are asked about together.
    /// </summary>
    /// <param name="samples">The samples.</param>
    /// <param name="perColumn">For each sample, one after another, one place a column.</param>
    /// <returns>The score of which nothing is known.</returns>
    double Contributions(SampleMatrix samples, Span<double> perColumn);

    /// <summary>Writes what <see cref="EngineCatalogue.Load"/> reads. The same model always gives the same bytes.</summary>
    void Save(Stream destination);
}
