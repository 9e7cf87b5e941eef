namespace Analytics.Exports.Values;

/// <summary>
/// How the times of a column are written. The first three read the same texts (with a month's name, 年月日, or a year of four digits in front)
/// and differ in the order of a date of numbers alone.
/// </summary>
internal enum TimeLayout
{
    YearFirst,
    DayFirst,
    MonthFirst,

    /// <summary>Seconds since 1970, perhaps with a fraction.</summary>
    UnixSeconds,
    UnixMilliseconds,
    UnixMicroseconds,

    /// <summary><c>20260305</c>, <c>202603051430</c> or <c>20260305143000</c>.</summary>
    Compact,

    /// <summary>Days since 1899-12-30, as Excel counts them from March 1900 on.</summary>
    ExcelSerial,
}
