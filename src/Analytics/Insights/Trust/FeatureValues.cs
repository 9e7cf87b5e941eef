using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;

namespace Analytics.Insights.Trust;

/// <summary>The model's features of some customers, each at a date.</summary>
/// <param name="Matrix">One column a feature of the schema, one sample a customer.</param>
/// <param name="Known">One a customer.</param>
internal sealed record FeatureValues(SampleMatrix Matrix, KnownOf[] Known)
{
    /// <param name="schema">The features.</param>
    /// <param name="customers">The customers, in the order of the samples.</param>
    /// <param name="snapshot">What may be seen of a customer at a date.</param>
    /// <param name="cancellationToken">Heeded between customers.</param>
    public static FeatureValues Of(
        FeatureSchema schema, IReadOnlyList<CustomerAt> customers, Func<CustomerAt, CustomerSnapshot> snapshot, CancellationToken cancellationToken)
    {
        float[][] columns = [.. schema.Features.Select(_ => new float[customers.Count])];
        var known = new KnownOf[customers.Count];
        var categories = KnownOf.Categories(schema);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, customers.Count, options, () => new float[columns.Length], (index, _, row) =>
        {
            var seen = snapshot(customers[index]);
            schema.Compute(seen, row);
            for (var column = 0; column < row.Length; column++) columns[column][index] = row[column];
            known[index] = KnownOf.Of(seen, categories);
            return row;
        }, _ => { });
        return new FeatureValues(new SampleMatrix(customers.Count, [.. schema.Features.Select((feature, column) => FeatureColumn.Of(feature, columns[column]))]), known);
    }
}
