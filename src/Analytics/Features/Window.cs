namespace Analytics.Features;

/// <summary>Observation windows: the days before the as-of date over which events are counted.</summary>
internal static class Window
{
    public const int Month = 30;
    public const int Quarter = 90;
    public const int Year = 365;
}
