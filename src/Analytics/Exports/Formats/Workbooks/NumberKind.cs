namespace Analytics.Exports.Formats.Workbooks;

/// <summary>What a cell's number format makes of its number.</summary>
internal enum NumberKind
{
    Number,

    /// <summary>A day, with or without a time.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>How long something took: hours beyond 24, or minutes and seconds.</summary>
    Duration,
}
