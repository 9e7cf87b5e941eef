namespace Analytics.Exports;

public enum RowOutcome
{
    Accepted,
    Rejected,
    Duplicate,
}
