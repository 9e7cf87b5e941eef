using Analytics.Boosting;
using Analytics.Prediction.Engines;

namespace Analytics.Tests.Prediction.Engines;

/// <summary>What logistic regression does beyond <see cref="LogisticTrainerContractTests"/>.</summary>
public sealed class LogisticTrainerTests
{
    [Fact]
    public void Train_KnownCoefficients_AreRecovered()
    {
        var random = new Random(11);
        var values = new float[20_000];
        var labels = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)((random.NextDouble() * 4) - 2);
            labels[i] = random.NextDouble() < 1 / (1 + Math.Exp(-(0.5 + (1.5 * values[i])))) ? (byte)1 : (byte)0;
        }

        var model = (LogisticModel)new LogisticTrainer().Train(new SampleMatrix(values.Length, [new SampleColumn(values)]), labels);

        var column = Assert.Single(model.Columns);
        Assert.Equal(1.5, column.Coefficients[0] / column.Scale, 0.1);
        Assert.Equal(0.5, model.RawScore([0f]), 0.1);
    }

    [Fact]
    public void Train_SlopesAgainstTheirDirection_AreLeftOut()
    {
        var random = new Random(12);
        var columns = Enumerable.Range(0, 3).Select(_ => new float[4_000]).ToArray();
        var labels = new byte[4_000];
        for (var i = 0; i < labels.Length; i++)
        {
            foreach (var values in columns) values[i] = random.Next(20) == 0 ? float.NaN : (float)random.NextDouble();
            double Known(int column) => float.IsNaN(columns[column][i]) ? 0.5 : columns[column][i];
            labels[i] = random.NextDouble() < 1 / (1 + Math.Exp(-((3 * Known(0)) - (3 * Known(1)) - (2 * Known(2)) + 1))) ? (byte)1 : (byte)0;
        }
        var samples = new SampleMatrix(labels.Length, [.. columns.Select(values => new SampleColumn(values))]);

        var model = (LogisticModel)new LogisticTrainer([1, 1, 0]).Train(samples, labels);

        Assert.InRange(model.Columns[0].Coefficients[0], 0.5, 1.2);
        Assert.Empty(model.Columns[1].Coefficients);
        Assert.InRange(model.Columns[2].Coefficients[0], -1, -0.3);
        Assert.Equal(model.RawScore([0.2f, 0.1f, 0.3f]), model.RawScore([0.2f, 0.9f, 0.3f]));
        Assert.Throws<ArgumentException>(() => new LogisticTrainer([1]).Train(samples, labels));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_ColumnsThatSayNothing_LeaveTheShareOfAll(int kind)
    {
        var values = new float[60];
        for (var i = 0; i < values.Length; i++) values[i] = kind switch { 0 => 0.1f, 1 => float.NaN, 2 => float.PositiveInfinity, _ => float.MaxValue };
        var labels = new byte[60];
        labels.AsSpan(0, 20).Fill(1);

        var model = (LogisticModel)new LogisticTrainer().Train(new SampleMatrix(60, [new SampleColumn(values)]), labels);

        Assert.Empty(model.Columns[0].Coefficients);
        Assert.Equal(Math.Log(0.5), model.RawScore([values[0]]), 1e-6);
        Assert.Equal(Math.Log(0.5), model.RawScore([0.2f]), 1e-6);
    }
}
