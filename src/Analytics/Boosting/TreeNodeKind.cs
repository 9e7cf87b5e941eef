namespace Analytics.Boosting;

public enum TreeNodeKind
{
    /// <summary>Ends a path and holds its value.</summary>
    Leaf,

    /// <summary>Sends values of a numeric column at most its threshold left and all others right.</summary>
    Threshold,

    /// <summary>Sends the codes of a set left and all other codes of a categorical column right.</summary>
    Categories,
}
