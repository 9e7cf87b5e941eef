using System.CommandLine;
using Analytics.Privacy;

namespace Cli.Commands;

/// <summary><c>pipeline lookup</c>: the id that stands for an e-mail address or telephone number.</summary>
internal static class LookupCommand
{
    public static Command Create()
    {
        var email = Value("--email", "An e-mail address; without a value it is read from standard input, so that it stays out of the shell's history.");
        var phone = Value("--phone", "A telephone number, likewise.");
        var command = new Command("lookup", $"Print the id of a customer who is known by an e-mail address or telephone number: its hash by the key in {IdentitySetting.KeyName}.") { email, phone };
        command.Validators.Add(result =>
        {
            if (result.GetResult(email) is null == result.GetResult(phone) is null) result.AddError("Name one of --email and --phone.");
        });
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            async token =>
            {
                var kind = result.GetResult(email) is null ? IdentityKind.Phone : IdentityKind.Email;
                var value = result.GetValue(kind == IdentityKind.Email ? email : phone) ?? await Console.In.ReadLineAsync(token) ?? "";
                Console.WriteLine(Hash(value, kind));
                return ExitCode.Done;
            },
            cancel));
        return command;
    }

    private static Option<string?> Value(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private static string Hash(string value, IdentityKind kind)
    {
        var identities = IdentitySetting.Read() ?? throw new CommandException(ExitCode.Usage, $"Set {IdentitySetting.KeyName} to the key that the ids were made with.");
        if (identities.TryHash(value, kind, out var hash, out var problem)) return hash;
        // The value itself is personal data and is not repeated.
        throw new CommandException(ExitCode.Usage, problem switch
        {
            IdentityProblem.NoCountryCode => "The telephone number has no country code: write it with one, such as +86, or set Privacy__CountryCode.",
            IdentityProblem.Empty => "There is no value: give one behind the option or on standard input.",
            _ => kind == IdentityKind.Email ? "The value is no e-mail address." : "The value is no telephone number.",
        });
    }
}
