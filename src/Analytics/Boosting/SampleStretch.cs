namespace Analytics.Boosting;

/// <summary>Some samples that stand one after another in a <see cref="SamplePartition"/>.</summary>
internal readonly record struct SampleStretch(int Start, int Count);
