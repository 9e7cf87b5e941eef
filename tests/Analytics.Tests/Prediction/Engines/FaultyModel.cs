using System.Text;
using System.Text.RegularExpressions;
using Analytics.Boosting;
using Analytics.Prediction.Engines;

namespace Analytics.Tests.Prediction.Engines;

/// <summary>A model that is right but for one fault.</summary>
/// <param name="fault">The fault.</param>
/// <param name="model">What it does rightly.</param>
/// <param name="mark">A number that tells this training from others.</param>
internal sealed class FaultyModel(Fault fault, ITrainedModel model, int mark) : ITrainedModel
{
    private readonly float[] _shared = new float[model.ColumnCount];

    public string Engine => model.Engine;

    public int ColumnCount => model.ColumnCount;

    public double RawScore(ReadOnlySpan<float> sample)
    {
        if (fault != Fault.SharesABuffer || sample.Length != ColumnCount) return Changed(model.RawScore(sample), sample);
        sample.CopyTo(_shared);
        // Time enough for another thread to write its own sample.
        Thread.Sleep(0);
        return model.RawScore(_shared);
    }

    public void RawScores(SampleMatrix samples, Span<double> rawScores)
    {
        model.RawScores(samples, rawScores);
        var sample = new float[samples.Columns.Length];
        for (var index = 0; index < rawScores.Length; index++)
        {
            samples.CopySample(index, sample);
            rawScores[index] = fault == Fault.BatchDiffers ? Math.BitIncrement(rawScores[index]) : Changed(rawScores[index], sample);
        }
    }

    public double Contributions(ReadOnlySpan<float> sample, Span<double> perColumn)
    {
        var baseValue = model.Contributions(sample, perColumn);
        if (fault == Fault.LosesContributions) perColumn[^1] = 0;
        if (fault == Fault.IsOverconfident)
        {
            foreach (ref var contribution in perColumn) contribution *= 3;
            baseValue *= 3;
        }
        return baseValue;
    }

    public double Contributions(SampleMatrix samples, Span<double> perColumn)
    {
        var baseValue = model.Contributions(samples, perColumn);
        if (fault == Fault.BatchContributionsDiffer) perColumn[^1] += 1.0 / samples.SampleCount;
        return baseValue;
    }

    public void Save(Stream destination)
    {
        using var content = new MemoryStream();
        model.Save(content);
        var text = Encoding.UTF8.GetString(content.ToArray());
        if (fault == Fault.LosesPrecisionInTheFile) text = Regex.Replace(text, @"(\d\.\d{6})\d+", "$1");
        // JSON takes any number of blanks at its end.
        if (fault is Fault.DependsOnTheRun or Fault.DependsOnThreads) text += new string(' ', mark);
        destination.Write(Encoding.UTF8.GetBytes(text));
    }

    private double Changed(double rawScore, ReadOnlySpan<float> sample) => fault switch
    {
        Fault.IsOverconfident => 3 * rawScore,
        Fault.KnowsUnseenCategories when sample.Length == 3 && sample[2] > 3 => rawScore + (sample[2] / 100),
        _ => rawScore,
    };
}
