namespace Analytics.Boosting;

/// <summary>The best way to divide a node by one column.</summary>
/// <param name="Gain">The decrease of the regularised loss, less what ordering categories gains by chance; above 0.</param>
/// <param name="Position">The last bin that goes left; among categories its rank in their order.</param>
/// <param name="MissingGoesLeft">Whether the missing values go left; without meaning where the node has none.</param>
/// <param name="PartsMissing">Whether all values go left and only the missing ones right.</param>
/// <param name="Left">The sums of the samples that go left.</param>
internal readonly record struct SplitCandidate(double Gain, int Position, bool MissingGoesLeft, bool PartsMissing, GradientSums Left);
