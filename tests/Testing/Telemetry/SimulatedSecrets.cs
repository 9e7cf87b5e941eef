using System.Text.RegularExpressions;
using Analytics.Simulation;
using Xunit;

namespace Testing.Telemetry;

/// <summary>Exports of a simulated business in a folder, and all of it that nobody may find in a log: ids of customers and what they wrote.</summary>
public sealed partial class SimulatedSecrets
{
    /// <summary>Shorter ones are words that may stand anywhere.</summary>
    private const int LeastComment = 8;

    private readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _comments = new(StringComparer.Ordinal);

    private SimulatedSecrets()
    {
    }

    public IReadOnlySet<string> Ids => _ids;

    public IReadOnlySet<string> Comments => _comments;

    public static SimulatedSecrets Write(SimulationOptions options, string folder)
    {
        var secrets = new SimulatedSecrets();
        using var surveys = Create("surveys");
        using var interactions = Create("interactions");
        using var customers = Create("customers");
        SimulatedExports.Write(ServiceBusiness.Stream(options).Select(secrets.Note), surveys, interactions, customers);
        return secrets;

        FileStream Create(string kind) => File.Create(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, kind)).FullName, "simulated.csv"));
    }

    /// <summary>Fails if a text holds an id, as a word of its own, or a comment.</summary>
    public void AssertNoneIn(string text)
    {
        Assert.NotEmpty(_ids);
        Assert.NotEmpty(_comments);
        Assert.DoesNotContain(Words().Matches(text), match => _ids.Contains(match.Value));
        Assert.DoesNotContain(_comments, comment => text.Contains(comment, StringComparison.Ordinal));
    }

    private CustomerHistory Note(CustomerHistory history)
    {
        _ids.Add(history.Customer.CustomerId);
        var comments = history.SurveyResponses.Select(response => response.Comment).Concat(history.Interactions.Select(interaction => interaction.Comment));
        _comments.UnionWith(comments.OfType<string>().Where(comment => comment.Length >= LeastComment));
        return history;
    }

    [GeneratedRegex(@"[\p{L}\p{N}_-]+")]
    private static partial Regex Words();
}
