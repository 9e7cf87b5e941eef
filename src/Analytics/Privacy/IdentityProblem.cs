namespace Analytics.Privacy;

/// <summary>Why a value is no e-mail address or telephone number.</summary>
public enum IdentityProblem
{
    None,

    /// <summary>Nothing but blanks.</summary>
    Empty,

    /// <summary>More characters or digits than there can be.</summary>
    TooLong,

    /// <summary>An e-mail address needs exactly one at sign.</summary>
    NotOneAtSign,

    /// <summary>What stands before the at sign is empty, too long, or has blanks or quotes.</summary>
    BadLocalPart,

    /// <summary>What stands behind the at sign is no domain of at least two labels.</summary>
    BadDomain,

    /// <summary>A telephone number has something other than digits, <c>+ - . / ( )</c> and blanks.</summary>
    NotDigits,

    /// <summary>Fewer digits than a telephone number has.</summary>
    TooShort,

    /// <summary>A national telephone number, and no default country code was given.</summary>
    NoCountryCode,
}
