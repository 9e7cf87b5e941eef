using Analytics.Privacy;

namespace Cli;

/// <summary>The key by which personal ids are replaced: the settings <c>Privacy__IdKey</c> and <c>Privacy__CountryCode</c> of the environment.</summary>
internal static class IdentitySetting
{
    public const string KeyName = "Privacy__IdKey";

    private const string CountryName = "Privacy__CountryCode";

    /// <summary>The hash that the settings make; <c>null</c> if no key is set.</summary>
    /// <exception cref="CommandException">The key or the country code cannot be used.</exception>
    public static IdentityHash? Read()
    {
        if (Value(KeyName) is not { } key) return null;
        try
        {
            return new IdentityHash(key, Value(CountryName));
        }
        catch (ArgumentException exception)
        {
            var setting = exception.ParamName == "key" ? KeyName : CountryName;
            throw new CommandException(ExitCode.Usage, $"{setting}: {(setting == KeyName ? $"expected at least {IdentityHash.MinKeyBytes} bytes." : "expected one to three digits that do not begin with 0, such as 86.")}");
        }
    }

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
