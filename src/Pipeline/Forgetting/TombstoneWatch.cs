using System.Globalization;

namespace Pipeline.Forgetting;

/// <summary>
/// Remembers of which customers work has come by, so that it need not be done again whenever anybody is forgotten meanwhile: only when one of these is.
/// Holds 8 bytes of the keyed hash of each. Not safe for use by several threads.
/// </summary>
/// <param name="then">Who was forgotten when the work began.</param>
internal sealed class TombstoneWatch(Tombstones then)
{
    private const int HexDigits = 16;

    private readonly HashSet<ulong> _seen = [];

    /// <summary>What readers of exports ask; <c>null</c> if nobody was forgotten when the work began, and then nobody is remembered.</summary>
    public Func<string, DateTimeOffset?>? ForgottenAt => then.IsEmpty ? null : Find;

    /// <summary>Whether somebody was forgotten meanwhile whom the work came by; of the first who is ever forgotten this is not known, and taken to be so.</summary>
    public bool Concerns(Tombstones now) => now.Version != then.Version && (then.IsEmpty || now.NewSince(then).Any(code => _seen.Contains(Short(code))));

    private DateTimeOffset? Find(string customerId)
    {
        foreach (var code in then.CodesOf(customerId)) _seen.Add(Short(code));
        return then.Find(customerId)?.ForgottenAt;
    }

    private static ulong Short(string code) => ulong.Parse(code.AsSpan(0, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
