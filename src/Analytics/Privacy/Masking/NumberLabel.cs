namespace Analytics.Privacy.Masking;

/// <summary>What the words before a number call it.</summary>
internal enum NumberLabel
{
    None,
    Phone,
    Card,
    Identity,
    Passport,

    /// <summary>A number of an order, a parcel, a ticket, a product: nobody's own.</summary>
    Reference,
}
