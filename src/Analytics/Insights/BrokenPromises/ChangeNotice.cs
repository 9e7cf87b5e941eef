namespace Analytics.Insights.BrokenPromises;

/// <summary>Whether a change was announced.</summary>
public enum ChangeNotice
{
    Unannounced,

    Announced,

    /// <summary>Neither the change nor a notice before it says.</summary>
    Unknown,
}
