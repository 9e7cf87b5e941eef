namespace Analytics.Customers;

/// <summary>The three kinds of canonical records.</summary>
public enum RecordKind
{
    Survey,
    Interaction,
    Customer,
}
