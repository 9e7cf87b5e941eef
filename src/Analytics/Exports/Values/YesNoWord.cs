namespace Analytics.Exports.Values;

/// <summary>What a word says in a column of yes and no.</summary>
internal enum YesNoWord
{
    None,
    Yes,
    No,

    /// <summary>It says that nobody knows.</summary>
    NoAnswer,

    /// <summary>A cross or tick.</summary>
    Mark,
}
