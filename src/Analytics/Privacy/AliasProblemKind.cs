namespace Analytics.Privacy;

/// <summary>What is wrong with a pair of an alias file.</summary>
public enum AliasProblemKind
{
    /// <summary>The alias or the customer id is empty. The pair is left out.</summary>
    MissingId,

    /// <summary>One of them is longer than an id may be, or has a control character. The pair is left out.</summary>
    BadId,

    /// <summary>An earlier pair gave the alias another customer. The later pair counts.</summary>
    TwoCustomers,

    /// <summary>The pairs lead back to where they began. The earliest of them is left out.</summary>
    Cycle,
}
