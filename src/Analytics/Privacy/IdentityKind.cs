namespace Analytics.Privacy;

/// <summary>What a customer is known by where it is not an id.</summary>
public enum IdentityKind
{
    Email,
    Phone,
}
