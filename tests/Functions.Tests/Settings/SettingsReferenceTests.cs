using System.Text.RegularExpressions;
using Functions.Host;
using Functions.Tests.Infra;
using Microsoft.Extensions.Configuration;
using Testing;

namespace Functions.Tests.Settings;

/// <summary>The reference of the settings, against the options, the checks at the start and the code that reads settings elsewhere.</summary>
public sealed partial class SettingsReferenceTests
{
    private const string WriteVariable = "PIPELINE_WRITE_REFERENCE";

    [Fact]
    public async Task Reference_IsWhatTheCodeSays()
    {
        var path = Path.Combine(Repository.Root, "docs", "reference", "settings.md");
        var made = SettingsReference.Make();
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1") await File.WriteAllTextAsync(path, made);

        Assert.True(made == (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), $"docs/reference/settings.md is not what the code says: run this test with {WriteVariable}=1.");
    }

    [Fact]
    public void Ranges_AreThoseOfAllSettings()
    {
        Assert.Equal(OptionSetting.All.Select(setting => setting.Name).Order(), SettingRange.All.Keys.Order());
        Assert.All(OptionSetting.All, setting => Assert.True(SettingNames.Exists(setting.Name)));
    }

    [Fact]
    public void Values_AtTheEdgesOfTheRanges_AreTakenAndRefusedAsSaid()
    {
        foreach (var (name, range) in SettingRange.All)
        {
            Assert.All(range.Taken, value => Read(name, value));
            foreach (var value in range.Refused)
            {
                var message = Assert.ThrowsAny<ArgumentException>(() => Read(name, value)).Message;
                if (SettingsReference.Secrets.Contains(name)) Assert.DoesNotContain(value, message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Secrets_OfTheOptions_AreRefusedAsReferencesThatNobodyResolved()
    {
        var secrets = SettingsReference.Secrets.Intersect(SettingRange.All.Keys).ToList();

        Assert.NotEmpty(secrets);
        Assert.All(secrets, name => Assert.Contains("Key Vault", Assert.Throws<ArgumentException>(() => Read(name, "@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/b)")).Message, StringComparison.Ordinal));
        // Every secret stands in the reference, and all that is called a key or a secret is one.
        var all = OptionSetting.All.Select(setting => setting.Name).Concat(OtherSetting.All.Select(setting => setting.Name)).ToList();
        Assert.Empty(SettingsReference.Secrets.Except(all));
        Assert.Empty(all.Where(name => name.Contains("Key", StringComparison.Ordinal) || name.EndsWith("Secret", StringComparison.Ordinal)).Except(SettingsReference.Secrets));
    }

    [Fact]
    public void PartsOfTheConnection_AreThoseThatTheCodeReads()
    {
        var sources = string.Concat(Repository.SourceFiles("src/Pipeline/Storage").Select(File.ReadAllText));
        var read = Part().Matches(sources).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        var prefix = OtherSetting.Connection + "__";
        Assert.Equal(read, OtherSetting.All.Where(setting => setting.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(setting => setting.Name[prefix.Length..]).Order(StringComparer.Ordinal));
    }

    /// <summary>Every variable that is named in the code of the product stands in the reference.</summary>
    [Fact]
    public void Variables_ThatTheCodeNames_StandInTheReference()
    {
        var named = Repository.SourceFiles("src").SelectMany(file => Variable().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Contains(HandlerSettings.PortVariable, named);
        Assert.Empty(named.Except(OtherSetting.All.Select(setting => setting.Name)));
    }

    private static HandlerOptions Read(string name, string value)
    {
        var settings = new Dictionary<string, string?> { [name.Replace("__", ":", StringComparison.Ordinal)] = value };
        // What a country code is for.
        if (name == "Privacy__CountryCode") settings["Privacy:IdKey"] = "a key of a test, 16 bytes and more";
        return HandlerSettings.ReadOptions(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    [GeneratedRegex("""settings\["([a-z][A-Za-z]+)"\]""")]
    private static partial Regex Part();

    [GeneratedRegex("\"((?:OTEL|APPLICATIONINSIGHTS|FUNCTIONS|AZURE)_[A-Z_]+)\"")]
    private static partial Regex Variable();
}
