using Analytics.Exports.Mapping;
using Azure;
using Functions.Local.Azurite;
using Microsoft.AspNetCore.Connections;
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
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return Fail(ExitCode.Failed, "The port is in use: name another with --port, or 0 for a free one.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCode.UnreadableInput, exception.Message);
        }
        catch (RequestFailedException exception) when (exception.Status != 0)
        {
            return Fail(ExitCode.Failed, $"The storage account refused a request: {exception.Status} {exception.ErrorCode}.");
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            return Fail(ExitCode.Failed, "The storage account cannot be reached: check AzureWebJobsStorage.");
        }
    }

    private static int Fail(int exitCode, string sentence)
    {
        Console.Error.WriteLine(sentence);
        return exitCode;
    }
}
