namespace Analytics.Boosting;

/// <summary>Checks what training is called with.</summary>
internal static class TrainingArguments
{
    public static void CheckLabels(SampleMatrix samples, ReadOnlySpan<byte> labels)
    {
        if (samples.SampleCount == 0)
            throw new ArgumentException("There is no sample.", nameof(samples));
        if (labels.Length != samples.SampleCount)
            throw new ArgumentException($"There are {labels.Length} labels for {samples.SampleCount} samples.", nameof(labels));
        var wrong = labels.IndexOfAnyExceptInRange((byte)0, (byte)1);
        if (wrong >= 0)
            throw new ArgumentException($"The label of sample {wrong} is {labels[wrong]}; expected 0 or 1.", nameof(labels));
    }

    public static void CheckWeights(SampleMatrix samples, ReadOnlySpan<float> weights)
    {
        if (!weights.IsEmpty && weights.Length != samples.SampleCount)
            throw new ArgumentException($"There are {weights.Length} weights for {samples.SampleCount} samples.", nameof(weights));
        // The range's test is false for NaN too.
        var wrong = weights.IndexOfAnyExceptInRange(0f, float.MaxValue);
        if (wrong >= 0)
            throw new ArgumentException($"The weight of sample {wrong} is {weights[wrong]}; expected at least 0, finite.", nameof(weights));
    }

    public static void CheckMonotone(SampleMatrix samples, IReadOnlyList<int> monotone)
    {
        if (monotone.Count == 0)
            return;
        if (monotone.Count != samples.Columns.Length)
            throw new ArgumentException($"There are {monotone.Count} constraints for {samples.Columns.Length} columns.", nameof(samples));
        for (var columnIndex = 0; columnIndex < monotone.Count; columnIndex++)
        {
            if (monotone[columnIndex] != 0 && samples.Columns[columnIndex].Kind == ColumnKind.Categorical)
                throw new ArgumentException($"Column {columnIndex} is categorical: it has no order to be monotone in.", nameof(samples));
        }
    }

    public static void CheckValidation(SampleMatrix samples, SampleMatrix validation)
    {
        if (validation.Columns.Length != samples.Columns.Length)
        {
            throw new ArgumentException(
                $"The validation samples have {validation.Columns.Length} columns, those to train on {samples.Columns.Length}.", nameof(validation));
        }

        for (var columnIndex = 0; columnIndex < samples.Columns.Length; columnIndex++)
        {
            var (found, expected) = (validation.Columns[columnIndex].Kind, samples.Columns[columnIndex].Kind);
            if (found != expected)
                throw new ArgumentException($"Column {columnIndex} of the validation samples is {found}; trained on is {expected}.", nameof(validation));
        }
    }
}
