namespace Cli.Tests;

/// <summary><c>pipeline serve</c> where it must not start.</summary>
public sealed class ServeTests
{
    /// <summary>Storage that nothing listens for: it is not come to.</summary>
    private static readonly (string, string?) Storage = ("AzureWebJobsStorage", "UseDevelopmentStorage=true");

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public async Task Serve_BeyondLoopbackWithoutKeys_IsRefusedInOneSentence(string address)
    {
        var run = await CommandRun.RunAsync(["serve", "--address", address, "--port", "0"], Storage);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Only loopback is served without keys: set Api__Keys__Read, Api__Keys__Operate and Api__Keys__Forget to listen elsewhere.", run.Error.TrimEnd());
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Serve_WithAKeyTooShort_IsRefusedWithoutRepeatingIt()
    {
        var run = await CommandRun.RunAsync(["serve", "--address", "0.0.0.0", "--port", "0"], Storage, ("Api__Keys__Read", "tooshort4711"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Api:Keys:Read must have at least 20 characters a key.", run.Error.TrimEnd());
    }
}
