using System.Text.RegularExpressions;

namespace Functions.Local.Azurite;

/// <summary>Picks the three addresses out of what Azurite prints; with port 0 there is no other way to learn them.</summary>
internal sealed partial class AzuriteAddresses
{
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _blob;
    private Uri? _queue;
    private Uri? _table;

    /// <summary>Ends when all three are known.</summary>
    public Task Complete => _complete.Task;

    public Uri Blob => _blob ?? throw NotYet();

    public Uri Queue => _queue ?? throw NotYet();

    public Uri Table => _table ?? throw NotYet();

    /// <summary>Takes one line of standard output, null at its end; called by one thread at a time.</summary>
    public void Hear(string? line)
    {
        var match = Listening().Match(line ?? "");
        if (!match.Success)
            return;
        var address = new Uri(match.Groups["address"].Value);
        switch (match.Groups["service"].Value)
        {
            case "Blob":
                _blob = address;
                break;
            case "Queue":
                _queue = address;
                break;
            default:
                _table = address;
                break;
        }

        if (_blob is not null && _queue is not null && _table is not null)
            _complete.TrySetResult();
    }

    private static InvalidOperationException NotYet() => new("Azurite does not listen yet.");

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>https?://\S+)")]
    private static partial Regex Listening();
}
