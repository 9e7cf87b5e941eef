namespace Analytics.Boosting;

/// <summary>A column on the path to a leaf.</summary>
/// <param name="ColumnIndex">The column.</param>
/// <param name="Mark">
/// The last turn that the path takes by it; its mark says of every sample whether it takes this and all earlier ones by the column.
/// </param>
/// <param name="Share">
/// The share of the samples that do so, as far as the tree knows: the product of the children's shares of their parents' covers.
/// </param>
internal readonly record struct PathColumn(int ColumnIndex, int Mark, double Share);
