namespace Pipeline.Notifications;

/// <summary>Where to tell of runs that came to an end. Without an address nobody is told.</summary>
public sealed class WebhookOptions
{
    /// <summary>Most customers that a message names.</summary>
    public const int MaxCustomers = 20;

    /// <summary>Where to post: HTTPS, on this machine HTTP too. A secret, as tokens stand in it.</summary>
    public string? Url { get; set; }

    /// <summary><c>generic</c> (the default), <c>wecom</c>, <c>dingtalk</c> or <c>teams</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>What messages are signed with: of <c>generic</c> and <c>dingtalk</c>; empty for no signature.</summary>
    public string? Secret { get; set; }

    /// <summary><c>en</c> (the default) or <c>zh</c>: the language of messages to people.</summary>
    public string? Language { get; set; }

    /// <summary>How many of the customers most at risk a message names, 0 to <see cref="MaxCustomers"/>.</summary>
    public int IncludeCustomers { get; set; }

    /// <summary>An address that people are led to, such as that of the page; empty for none.</summary>
    public string? Link { get; set; }

    /// <summary>Whether anybody is told.</summary>
    internal bool IsSet => !string.IsNullOrWhiteSpace(Url);

    /// <summary>The address. Checked by <see cref="Validate"/>.</summary>
    internal Uri Address => new(Url!.Trim());

    internal WebhookKind ParsedKind => KindOf(Kind) ?? WebhookKind.Generic;

    internal bool IsChinese => string.Equals(Language?.Trim(), "zh", StringComparison.OrdinalIgnoreCase);

    internal Uri? Page => string.IsNullOrWhiteSpace(Link) ? null : new Uri(Link.Trim());

    // The messages do not repeat the addresses: they hold secrets.
    internal void Validate()
    {
        if (KindOf(Kind) is null) throw new ArgumentException("Webhook:Kind must be generic, wecom, dingtalk or teams.");
        if (!string.IsNullOrWhiteSpace(Language) && !IsChinese && !string.Equals(Language.Trim(), "en", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("Webhook:Language must be en or zh.");
        if (IncludeCustomers is < 0 or > MaxCustomers) throw new ArgumentException($"Webhook:IncludeCustomers must be 0 to {MaxCustomers}.");
        if (IsSet && !(Uri.TryCreate(Url!.Trim(), UriKind.Absolute, out var address) && IsAllowed(address)))
            throw new ArgumentException("Webhook:Url must be an address with https, or with http on this machine.");
        if (!string.IsNullOrWhiteSpace(Link) && !(Uri.TryCreate(Link.Trim(), UriKind.Absolute, out var page) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)))
            throw new ArgumentException("Webhook:Link must be an address with https or http.");
    }

    private static bool IsAllowed(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static WebhookKind? KindOf(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" or "GENERIC" => WebhookKind.Generic,
        "WECOM" => WebhookKind.WeCom,
        "DINGTALK" => WebhookKind.DingTalk,
        "TEAMS" => WebhookKind.Teams,
        _ => null,
    };
}

/// <summary>What takes the messages.</summary>
internal enum WebhookKind
{
    /// <summary>Signed JSON for programs.</summary>
    Generic,

    /// <summary>A robot of a group in 企业微信.</summary>
    WeCom,

    /// <summary>A robot of a group in 钉钉.</summary>
    DingTalk,

    /// <summary>A Teams workflow that is called by a webhook.</summary>
    Teams,
}
