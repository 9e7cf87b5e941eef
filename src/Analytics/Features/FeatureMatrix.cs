namespace Analytics.Features;

/// <summary>Samples by features, column by column: <c>Columns[feature][sample]</c>. Unknown is <see cref="float.NaN"/>, categories are codes.</summary>
public sealed class FeatureMatrix
{
    private readonly List<float>[] _columns;
    private readonly float[] _row;

    public FeatureMatrix(FeatureSchema schema)
        : this(schema, null)
    {
    }

    private FeatureMatrix(FeatureSchema schema, List<float>[]? columns)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _columns = columns ?? [.. schema.Features.Select(_ => new List<float>())];
        _row = new float[schema.Features.Count];
    }

    public FeatureSchema Schema { get; }

    public int SampleCount { get; private set; }

    /// <summary>Adds the features of a snapshot as the next sample and gives them, valid until the next call. Not thread-safe.</summary>
    public ReadOnlySpan<float> Add(Customers.CustomerSnapshot snapshot)
    {
        Schema.Compute(snapshot, _row);
        for (var feature = 0; feature < _row.Length; feature++) _columns[feature].Add(_row[feature]);
        SampleCount++;
        return _row;
    }

    /// <summary>The same samples without some of the features; the columns are shared.</summary>
    public FeatureMatrix Without(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var kept = Schema.Features.Index().Where(feature => !names.Contains(feature.Item.Name)).Select(feature => _columns[feature.Index]);
        return new FeatureMatrix(Schema.Without(names), [.. kept]) { SampleCount = SampleCount };
    }

    /// <summary>The values of one feature, one a sample.</summary>
    public float[] Column(int feature) => [.. _columns[feature]];
}
