namespace Functions.Api;

/// <summary>
/// The methods that routes are mapped with. Routes name them where they are mapped: only there does the compiler see which handler reads what, and writes the
/// code that would otherwise be made by reflection when the process starts.
/// </summary>
internal static class ApiMethods
{
    /// <summary>GET, and HEAD, which is GET without the body.</summary>
    public static readonly IReadOnlyList<string> Read = [HttpMethods.Get, HttpMethods.Head];

    public static readonly IReadOnlyList<string> Post = [HttpMethods.Post];

    public static readonly IReadOnlyList<string> Put = [HttpMethods.Put];

    public static readonly IReadOnlyList<string> Delete = [HttpMethods.Delete];
}
