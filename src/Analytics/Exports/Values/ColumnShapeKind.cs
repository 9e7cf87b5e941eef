namespace Analytics.Exports.Values;

/// <summary>What a column most likely is, by its values.</summary>
internal enum ColumnShapeKind
{
    Empty,
    Constant,
    Id,
    WholeNumber,
    Number,
    Time,
    TimeOfDay,
    YesNo,
    Rating,
    Duration,
    Email,
    Phone,
    IpAddress,
    Url,
    Json,
    FreeText,
    Category,
    Other,
}
