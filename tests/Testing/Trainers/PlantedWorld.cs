using Analytics.Boosting;

namespace Testing.Trainers;

/// <summary>Simulated samples of which it is known how their labels came about.</summary>
/// <param name="Samples">The samples.</param>
/// <param name="Labels">Drawn, 0 or 1.</param>
/// <param name="Knowable">The log-odds of label 1 given all that a sample shows: no model can do better than these.</param>
public sealed record PlantedWorld(SampleMatrix Samples, byte[] Labels, double[] Knowable)
{
    /// <summary>The code, within the additive world's count, that no sample has.</summary>
    public const int UnseenCode = 4;

    private const int CategoryCount = 5;

    /// <summary>A number with gaps that say nothing, noise, and a category; all effects add up.</summary>
    public static PlantedWorld Additive(int count, int seed)
    {
        var random = new Random(seed);
        var (number, noise, category) = (new float[count], new float[count], new float[count]);
        var (labels, knowable) = (new byte[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            number[i] = random.NextSingle();
            noise[i] = random.NextSingle();
            category[i] = random.Next(UnseenCode);
            var rest = category[i] == 2 ? 1.5 : -0.5;
            knowable[i] = (6 * (number[i] - 0.5)) + rest;
            labels[i] = Draw(random, knowable[i]);
            if (random.Next(10) != 0) continue;
            number[i] = float.NaN;
            knowable[i] = LogOddsOfMean(rest - 3, rest + 3);
        }
        return new PlantedWorld(
            new SampleMatrix(count, [new SampleColumn(number), new SampleColumn(noise), new SampleColumn(category, ColumnKind.Categorical, CategoryCount)]), labels, knowable);
    }

    /// <summary>Two numbers of which only the product's sign counts, and a third that counts by itself, but less.</summary>
    public static PlantedWorld Interacting(int count, int seed)
    {
        var random = new Random(seed);
        float[][] columns = [new float[count], new float[count], new float[count]];
        var (labels, knowable) = (new byte[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            foreach (var column in columns) column[i] = (2 * random.NextSingle()) - 1;
            knowable[i] = (columns[0][i] * columns[1][i] > 0 ? 1.5 : -1.5) + (2 * columns[2][i]);
            labels[i] = Draw(random, knowable[i]);
        }
        return new PlantedWorld(new SampleMatrix(count, [.. columns.Select(column => new SampleColumn(column))]), labels, knowable);
    }

    /// <summary>A number whose gaps tell more than the number: missing is worse than any value, in the middle of the values' mean.</summary>
    public static PlantedWorld TellingGaps(int count, int seed)
    {
        var random = new Random(seed);
        var number = new float[count];
        var (labels, knowable) = (new byte[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            number[i] = random.Next(4) == 0 ? float.NaN : random.NextSingle();
            knowable[i] = float.IsNaN(number[i]) ? 1.5 : number[i] - 2;
            labels[i] = Draw(random, knowable[i]);
        }
        return new PlantedWorld(new SampleMatrix(count, [new SampleColumn(number)]), labels, knowable);
    }

    /// <summary>The labels follow the first column upwards and the second downwards, with gaps; the third is a category.</summary>
    public static PlantedWorld UpAndDown(int count, int seed)
    {
        var random = new Random(seed);
        var (up, down, category) = (new float[count], new float[count], new float[count]);
        var (labels, knowable) = (new byte[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            // Few distinct values and steep steps, up and down, on the way: a free model follows them.
            up[i] = random.Next(20);
            down[i] = random.Next(20);
            category[i] = random.Next(3);
            knowable[i] = ((up[i] - down[i]) / 6) + Math.Sin(up[i]) + Math.Sin(down[i]) + (category[i] == 1 ? 1 : 0);
            labels[i] = Draw(random, knowable[i]);
            if (random.Next(12) == 0) up[i] = float.NaN;
            if (random.Next(12) == 0) down[i] = float.NaN;
        }
        return new PlantedWorld(
            new SampleMatrix(count, [new SampleColumn(up), new SampleColumn(down), new SampleColumn(category, ColumnKind.Categorical, 3)]), labels, knowable);
    }

    public float[] Sample(int index)
    {
        var sample = new float[Samples.Columns.Length];
        Samples.CopySample(index, sample);
        return sample;
    }

    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static byte Draw(Random random, double logOdds) => random.NextDouble() < Probability(logOdds) ? (byte)1 : (byte)0;

    // The mean of the logistic function over an interval is that of its antiderivative ln(1 + e^s).
    private static double LogOddsOfMean(double low, double high)
    {
        var mean = (Math.Log(1 + Math.Exp(high)) - Math.Log(1 + Math.Exp(low))) / (high - low);
        return Math.Log(mean / (1 - mean));
    }
}
