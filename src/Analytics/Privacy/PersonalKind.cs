namespace Analytics.Privacy;

/// <summary>What personal data a column holds.</summary>
public enum PersonalKind
{
    /// <summary>The name of a person.</summary>
    Name,

    Email,

    /// <summary>A telephone or fax number.</summary>
    Phone,

    /// <summary>Street and house, or a whole address; not a city or a postcode alone.</summary>
    PostalAddress,

    IpAddress,

    /// <summary>Latitude, longitude or both.</summary>
    Coordinates,

    /// <summary>The day or month of birth; not an age or a year alone.</summary>
    BirthDate,

    /// <summary>Of an identity card, a passport, a driving licence, a social security or tax number.</summary>
    IdentityNumber,

    /// <summary>Of a payment card or a bank account.</summary>
    BankNumber,

    /// <summary>A user name, a nickname, a handle in a social network.</summary>
    AccountName,

    /// <summary>What tells a device or a browser apart.</summary>
    DeviceId,

    /// <summary>A signature, a photo, a recording.</summary>
    Likeness,
}
