namespace Analytics.Simulation;

public enum CustomerSegment
{
    Consumer,
    Business,
    Premium,
}
