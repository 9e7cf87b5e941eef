using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>A logistic regression: every column adds to the raw score on its own.</summary>
public sealed class LogisticModel : ITrainedModel
{
    public const string EngineName = "logistic-regression";

    private readonly LogisticContent _content;

    // Mean contribution of each column over the training samples, so that contributions are differences from the usual customer.
    private readonly double _baseValue;

    internal LogisticModel(LogisticContent content)
    {
        if (content.Columns.Count != content.Usual.Count) throw new InvalidDataException("The logistic regression is damaged.");
        _content = content;
        _baseValue = content.Intercept + content.Usual.Sum();
    }

    public string Engine => EngineName;

    public int ColumnCount => _content.Columns.Count;

    public IReadOnlyList<LogisticColumn> Columns => _content.Columns;

    public double RawScore(ReadOnlySpan<float> sample)
    {
        Require(sample.Length);
        var score = _content.Intercept;
        for (var column = 0; column < sample.Length; column++) score += _content.Columns[column].Score(sample[column]);
        return score;
    }

    public void RawScores(SampleMatrix samples, Span<double> rawScores)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (rawScores.Length != samples.SampleCount)
            throw new ArgumentException($"There are {rawScores.Length} places for {samples.SampleCount} raw scores.", nameof(rawScores));
        Require(samples.Columns.Length);
        rawScores.Fill(_content.Intercept);
        for (var column = 0; column < samples.Columns.Length; column++)
        {
            var values = samples.Columns[column].Values.Span;
            for (var sample = 0; sample < rawScores.Length; sample++) rawScores[sample] += _content.Columns[column].Score(values[sample]);
        }
    }

    public double Contributions(ReadOnlySpan<float> sample, Span<double> perColumn)
    {
        Require(sample.Length);
        if (perColumn.Length != ColumnCount)
            throw new ArgumentException($"There are {perColumn.Length} places; the model has {ColumnCount} columns.", nameof(perColumn));
        for (var column = 0; column < sample.Length; column++) perColumn[column] = _content.Columns[column].Score(sample[column]) - _content.Usual[column];
        return _baseValue;
    }

    public double Contributions(SampleMatrix samples, Span<double> perColumn)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Require(samples.Columns.Length);
        if (perColumn.Length != (long)samples.SampleCount * ColumnCount)
            throw new ArgumentException($"There are {perColumn.Length} places for {samples.SampleCount} samples of {ColumnCount} columns.", nameof(perColumn));
        for (var column = 0; column < ColumnCount; column++)
        {
            var values = samples.Columns[column].Values.Span;
            for (var sample = 0; sample < values.Length; sample++)
                perColumn[(sample * ColumnCount) + column] = _content.Columns[column].Score(values[sample]) - _content.Usual[column];
        }
        return _baseValue;
    }

    public void Save(Stream destination) => JsonSerializer.Serialize(destination, _content, LogisticJsonContext.Default.LogisticContent);

    /// <exception cref="InvalidDataException">The stream holds something else, or a damaged model.</exception>
    public static LogisticModel Load(Stream source)
    {
        try
        {
            return new LogisticModel(JsonSerializer.Deserialize(source, LogisticJsonContext.Default.LogisticContent)
                ?? throw new InvalidDataException("The logistic regression is damaged."));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The logistic regression is damaged.", exception);
        }
    }

    private void Require(int columns)
    {
        if (columns != ColumnCount) throw new ArgumentException($"The sample has {columns} values; the model has {ColumnCount} columns.");
    }
}

/// <summary>A logistic regression's file.</summary>
/// <param name="Intercept">Log-odds.</param>
/// <param name="Columns">In the samples' order.</param>
/// <param name="Usual">What each column adds on average over the training samples.</param>
internal sealed record LogisticContent(double Intercept, IReadOnlyList<LogisticColumn> Columns, IReadOnlyList<double> Usual);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LogisticContent))]
internal sealed partial class LogisticJsonContext : JsonSerializerContext;
