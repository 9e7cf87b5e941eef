namespace Analytics.Features;

/// <summary>Samples by features, column by column: <c>Columns[feature][sample]</c>. Unknown is <see cref="float.NaN"/>, categories are codes.</summary>
public sealed class FeatureMatrix
{
    private const int LeastCapacity = 16;

    private readonly float[][] _columns;
    private readonly float[] _row;

    /// <param name="schema">The features.</param>
    /// <param name="capacity">Samples that there will be, if that is known: there is room for more, too.</param>
    public FeatureMatrix(FeatureSchema schema, int capacity = 0)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Schema = schema;
        _columns = [.. schema.Features.Select(_ => new float[capacity])];
        _row = new float[schema.Features.Count];
    }

    private FeatureMatrix(FeatureSchema schema, float[][] columns, int samples)
    {
        Schema = schema;
        _columns = columns;
        _row = new float[schema.Features.Count];
        SampleCount = samples;
    }

    public FeatureSchema Schema { get; }

    public int SampleCount { get; private set; }

    /// <summary>Adds the features of a snapshot as the next sample and gives them, valid until the next call. Not thread-safe.</summary>
    public ReadOnlySpan<float> Add(Customers.CustomerSnapshot snapshot)
    {
        Schema.Compute(snapshot, _row);
        for (var feature = 0; feature < _row.Length; feature++)
        {
            if (SampleCount == _columns[feature].Length) Array.Resize(ref _columns[feature], Math.Max(LeastCapacity, 2 * SampleCount));
            _columns[feature][SampleCount] = _row[feature];
        }
        SampleCount++;
        return _row;
    }

    /// <summary>The same samples without some of the features; the columns are shared.</summary>
    public FeatureMatrix Without(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var kept = Schema.Features.Index().Where(feature => !names.Contains(feature.Item.Name)).Select(feature => _columns[feature.Index]);
        return new FeatureMatrix(Schema.Without(names), [.. kept], SampleCount);
    }

    /// <summary>The values of one feature, one a sample; not copied.</summary>
    public ReadOnlyMemory<float> Column(int feature) => _columns[feature].AsMemory(0, SampleCount);
}
