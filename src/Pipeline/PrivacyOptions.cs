using Analytics.Privacy;

namespace Pipeline;

/// <summary>How ids that are personal data are replaced.</summary>
public sealed class PrivacyOptions
{
    /// <summary>
    /// The key by which e-mail addresses and telephone numbers are hashed where a mapping asks for it: Base64 of at least 16 bytes, or a text of
    /// at least 16 bytes. A secret: it stands in no log and is not stored.
    /// </summary>
    public string? IdKey { get; set; }

    /// <summary>Of telephone numbers without one, such as <c>86</c>.</summary>
    public string? CountryCode { get; set; }

    /// <summary>The hash that the settings make; <c>null</c> if no key is set.</summary>
    internal IdentityHash? ToHash() => string.IsNullOrWhiteSpace(IdKey) ? null : new IdentityHash(IdKey, string.IsNullOrWhiteSpace(CountryCode) ? null : CountryCode);

    internal void Validate()
    {
        try
        {
            ToHash();
        }
        catch (ArgumentException exception)
        {
            // The message may not be passed on with the value in it, so it is made anew.
            throw new ArgumentException(exception.ParamName == "key" ? $"Privacy:IdKey must have at least {IdentityHash.MinKeyBytes} bytes." : "Privacy:CountryCode must be one to three digits that do not begin with 0.");
        }
    }
}
