using Analytics.Statistics;

namespace Analytics.Prediction.Engines;

/// <summary>What a column of samples is to a logistic regression: worked out when it is read, as a design of all terms is many times the samples.</summary>
internal static class LogisticTerm
{
    /// <summary>Standard deviations from the mean; a missing value is 0.</summary>
    public static DesignColumn Slope(ReadOnlyMemory<float> values, LogisticColumn column) => new SlopeTerm(values, column);

    /// <summary>1 where the value is the category.</summary>
    public static DesignColumn Category(ReadOnlyMemory<float> values, int category) => new CategoryTerm(values, category);

    /// <summary>1 where the value is missing.</summary>
    public static DesignColumn Missing(ReadOnlyMemory<float> values) => new MissingTerm(values);

    private sealed class SlopeTerm(ReadOnlyMemory<float> values, LogisticColumn column) : DesignColumn
    {
        public override void Read(int start, Span<double> destination)
        {
            var source = values.Span.Slice(start, destination.Length);
            for (var i = 0; i < destination.Length; i++) destination[i] = float.IsNaN(source[i]) ? 0 : column.Standardised(source[i]);
        }
    }

    private sealed class CategoryTerm(ReadOnlyMemory<float> values, int category) : DesignColumn
    {
        public override void Read(int start, Span<double> destination)
        {
            var source = values.Span.Slice(start, destination.Length);
            for (var i = 0; i < destination.Length; i++) destination[i] = source[i] == category ? 1 : 0;
        }
    }

    private sealed class MissingTerm(ReadOnlyMemory<float> values) : DesignColumn
    {
        public override void Read(int start, Span<double> destination)
        {
            var source = values.Span.Slice(start, destination.Length);
            for (var i = 0; i < destination.Length; i++) destination[i] = float.IsNaN(source[i]) ? 1 : 0;
        }
    }
}
