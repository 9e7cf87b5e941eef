namespace Analytics.Exports.Recognition;

/// <summary>What a choice of a column rests on, the strongest first.</summary>
public enum Evidence
{
    /// <summary>The mapping says so.</summary>
    Mapping,

    /// <summary>The tool that the export comes from is known.</summary>
    Tool,

    /// <summary>The column's name is one that the field is known by.</summary>
    Name,

    /// <summary>The question's words are about the field, and the values fit.</summary>
    Question,

    /// <summary>Only the values, and a name that does not speak against it.</summary>
    Values,
}
