using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Functions;
using Microsoft.Extensions.Configuration;

namespace Cli.Commands;

/// <summary>The options that commands with a server share.</summary>
internal static class ServerOptions
{
    public static Option<int> Port()
    {
        var option = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 takes a free one." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port must be 0 to 65535.");
        });
        return option;
    }

    public static Option<IPAddress> Address()
    {
        var option = new Option<IPAddress>("--address")
        {
            Description = "Address to listen on, 127.0.0.1 unless said; any but loopback needs keys (Api__Keys__Read, Api__Keys__Operate, Api__Keys__Forget).",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = result => Parse(result),
        };
        return option;

        static IPAddress? Parse(ArgumentResult result)
        {
            if (result.Tokens is [var token] && IPAddress.TryParse(token.Value, out var address)) return address;
            result.AddError("--address must be an IP address.");
            return null;
        }
    }

    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "Folder of the storage emulator's files, unless AzureWebJobsStorage names a storage account.",
        DefaultValueFactory = _ => new DirectoryInfo(".pipeline"),
    };

    public static Option<string?> Label() => new("--label")
    {
        Description = "COLUMN[=POSITIVE]: the column of the customers export that says who left, and its value for it (default: yes, true, 1, churned, exited, 是, 流失).",
    };

    /// <summary>Settings from the environment, such as <c>Churn__HorizonDays</c>, and the label from the command line.</summary>
    /// <param name="label"><c>COLUMN</c> or <c>COLUMN=POSITIVE</c>, or <c>null</c>.</param>
    public static HandlerOptions ToOptions(string? label)
    {
        var options = HandlerApp.ReadOptions(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        if (label is null) return options;
        var equals = label.LastIndexOf('=');
        var churn = options.Pipeline.Churn;
        churn.LabelColumn = equals < 0 ? label : label[..equals];
        churn.PositiveValues = equals < 0 ? null : label[(equals + 1)..];
        if (string.IsNullOrWhiteSpace(churn.LabelColumn)) throw new CommandException(ExitCode.Usage, "--label needs the name of a column.");
        return options;
    }
}
