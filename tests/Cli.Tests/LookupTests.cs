using Analytics.Privacy;

namespace Cli.Tests;

/// <summary><c>pipeline lookup</c> from outside.</summary>
public sealed class LookupTests
{
    private const string Key = "a key of sixteen bytes or more";

    [Theory]
    [InlineData(IdentityKind.Email, "--email", "Li@Example.cn")]
    [InlineData(IdentityKind.Phone, "--phone", "138 0013 8000")]
    public async Task Lookup_KnownValue_PrintsTheIdThatExportsGet(IdentityKind kind, string option, string value)
    {
        Assert.True(new IdentityHash(Key, "86").TryHash(value, kind, out var hash, out _));

        var run = await CommandRun.RunAsync(["lookup", option, value], ("Privacy__IdKey", Key), ("Privacy__CountryCode", "86"));

        Assert.Equal((0, hash, ""), (run.ExitCode, run.Output.Trim(), run.Error));
    }

    [Theory]
    [InlineData(null, "Privacy__IdKey", "--email", "li@example.cn")]
    [InlineData("short", "Privacy__IdKey", "--email", "li@example.cn")]
    [InlineData(Key, "no e-mail address", "--email", "li.example.cn")]
    [InlineData(Key, "country code", "--phone", "13800138000")]
    [InlineData(Key, "one of --email and --phone", "--phone", "13800138000", "--email", "li@example.cn")]
    public async Task Lookup_WhatCannotBe_IsSaidWithoutTheValue(string? key, string named, params string[] arguments)
    {
        var run = await CommandRun.RunAsync(["lookup", .. arguments], ("Privacy__IdKey", key), ("Privacy__CountryCode", null));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(arguments[1], run.Error, StringComparison.Ordinal);
    }
}
