namespace Analytics.Boosting;

/// <summary>A way to divide a node's samples in two by one column.</summary>
/// <param name="Gain">The decrease of the regularised loss, less what ordering categories gains by chance; above 0.</param>
/// <param name="ColumnIndex">The column.</param>
/// <param name="Position">
/// The last bin that goes left; among categories its rank in their order. Of splits of the same gain and column the lowest wins.
/// </param>
/// <param name="GoesLeft">The bins whose samples go left.</param>
/// <param name="Undecided">
/// Bins without samples here for which nothing tells where they belong; they will go with the larger child.
/// </param>
/// <param name="Monotone">
/// How the right side's values have to stand to the left's, +1 or -1; 0 where the column is free, or where the split parts only the missing
/// values from all others.
/// </param>
/// <param name="Left">The sums of the samples that go left.</param>
/// <param name="Right">The sums of the samples that go right.</param>
/// <param name="LeftValue">The left child's leaf value before the learning rate.</param>
/// <param name="RightValue">The right child's.</param>
internal sealed record Split(
    double Gain,
    int ColumnIndex,
    int Position,
    BinSet GoesLeft,
    BinSet Undecided,
    int Monotone,
    GradientSums Left,
    GradientSums Right,
    double LeftValue,
    double RightValue)
{
    /// <summary>The same split once it is known which child is the larger.</summary>
    public Split Decide(bool goesLeft) => this with { GoesLeft = goesLeft ? GoesLeft | Undecided : GoesLeft, Undecided = default };
}
