using Analytics.Exports;
using Azure;
using Functions.Local.Azurite;
using Pipeline.Storage;

namespace Cli.Commands;

/// <summary>Runs a command and turns what can go wrong into one sentence on standard error and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a person ends a server.
            return ExitCode.Done;
        }
        catch (CommandException exception)
        {
            return Fail(exception.ExitCode, exception.Message);
        }
        catch (AzuriteUnavailableException exception)
        {
            return Fail(ExitCode.Failed, exception.Message);
        }
        catch (AzuriteStartException exception)
        {
            return Fail(ExitCode.Failed, exception.Message);
        }
        catch (StorageConnectionException exception)
        {
            return Fail(ExitCode.Usage, exception.Message);
        }
        catch (MappingException exception)
        {
            return Fail(ExitCode.UnreadableInput, exception.Message);
        }
        catch (ArgumentException exception)
        {
            return Fail(ExitCode.Usage, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCode.UnreadableInput, exception.Message);
        }
        catch (RequestFailedException exception)
        {
            return Fail(ExitCode.Failed, $"The storage account refused a request: {exception.Status} {exception.ErrorCode}.");
        }
    }

    private static int Fail(int exitCode, string sentence)
    {
        Console.Error.WriteLine(sentence);
        return exitCode;
    }
}
