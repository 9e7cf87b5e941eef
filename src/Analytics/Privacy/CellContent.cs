namespace Analytics.Privacy;

/// <summary>What stands in the cells of a column that holds no personal data by its name.</summary>
public enum CellContent
{
    /// <summary>Ratings, amounts, counts.</summary>
    Number,

    Time,

    /// <summary>One of a few texts.</summary>
    Category,

    /// <summary>Ids of customers, answers, contacts.</summary>
    Id,

    /// <summary>What people wrote.</summary>
    FreeText,
}
