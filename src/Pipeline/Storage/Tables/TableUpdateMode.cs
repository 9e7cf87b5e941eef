namespace Pipeline.Storage.Tables;

/// <summary>What becomes of the properties an entity already has and the update does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay. A property cannot be removed this way.</summary>
    Merge,

    /// <summary>They go.</summary>
    Replace,
}
