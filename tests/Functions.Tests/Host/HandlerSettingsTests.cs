using Functions.Host;
using Microsoft.Extensions.Configuration;

namespace Functions.Tests.Host;

public sealed class HandlerSettingsTests
{
    [Theory]
    [InlineData("Privacy:IdKey")]
    [InlineData("Webhook:Secret")]
    [InlineData("Api:Keys:Forget")]
    public void ReadOptions_OfASecretThatCouldNotBeFetched_IsRefused(string name)
    {
        var message = Assert.Throws<ArgumentException>(() => HandlerSettings.ReadOptions(With(name, "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/id-key)"))).Message;

        Assert.StartsWith(name, message, StringComparison.Ordinal);
        Assert.DoesNotContain("kv.vault", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOptions_OfASecretThatWasFetched_HasIt() =>
        Assert.Equal("what the vault keeps", HandlerSettings.ReadOptions(With("Privacy:IdKey", "what the vault keeps")).Pipeline.Privacy.IdKey);

    private static IConfiguration With(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();
}
