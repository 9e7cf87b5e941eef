namespace Analytics.Exports;

/// <summary>What the values of a canonical field are.</summary>
public enum FieldType
{
    /// <summary>Names one thing; kept as it is spelt.</summary>
    Id,

    /// <summary>Words, kept as they are.</summary>
    Text,

    /// <summary>What somebody wrote: kept with personal data masked.</summary>
    Comment,

    /// <summary>A moment.</summary>
    Time,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A number that cannot be negative.</summary>
    Quantity,

    /// <summary>A duration, kept in minutes.</summary>
    Minutes,

    /// <summary>An answer on a scale.</summary>
    Rating,

    /// <summary>Yes or no.</summary>
    YesNo,
}
