using Analytics.Privacy;

namespace Pipeline;

/// <summary>How ids that are personal data are replaced, and what is known of how long storage keeps what was deleted.</summary>
public sealed class PrivacyOptions
{
    /// <summary>The longest that a storage account can be set to keep them.</summary>
    public const int MaxDeletedBlobDays = 365;

    /// <summary>
    /// The key by which e-mail addresses and telephone numbers are hashed where a mapping asks for it: Base64 of at least 16 bytes, or a text of
    /// at least 16 bytes. A secret: it stands in no log and is not stored.
    /// </summary>
    public string? IdKey { get; set; }

    /// <summary>Of telephone numbers without one, such as <c>86</c>.</summary>
    public string? CountryCode { get; set; }

    /// <summary>
    /// Days for which the storage account keeps deleted and overwritten blobs, as its data protection settings say, 1 to
    /// <see cref="MaxDeletedBlobDays"/>; receipts of forgetting name the day on which it ends. Empty where it is not known.
    /// </summary>
    public int? DeletedBlobDays { get; set; }

    /// <summary>The hash that the settings make; <c>null</c> if no key is set.</summary>
    internal IdentityHash? ToHash() => string.IsNullOrWhiteSpace(IdKey) ? null : new IdentityHash(IdKey, string.IsNullOrWhiteSpace(CountryCode) ? null : CountryCode);

    internal void Validate()
    {
        if (DeletedBlobDays is < 1 or > MaxDeletedBlobDays) throw new ArgumentException($"Privacy:DeletedBlobDays must be 1 to {MaxDeletedBlobDays}, or empty.");
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
