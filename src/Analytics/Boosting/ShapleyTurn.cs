namespace Analytics.Boosting;

/// <summary>A column of a leaf's path, and the mark of the turns taken by it; see <see cref="PathColumn"/>.</summary>
internal struct ShapleyTurn
{
    public int ColumnIndex;
    public int Mark;
}
