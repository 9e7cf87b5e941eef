using System.Globalization;

namespace Testing;

/// <summary>Storage names that begin with a number of their own, in the spelling each service allows.</summary>
public sealed class StorageNames
{
    private readonly string _prefix;

    internal StorageNames(int number) => _prefix = "t" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>For instance <c>t7-exports</c>.</summary>
    public string Container(string name) => Hyphenated(name);

    /// <summary>For instance <c>t7-export-events</c>.</summary>
    public string Queue(string name) => Hyphenated(name);

    /// <summary>For instance <c>t7Predictions</c>.</summary>
    public string Table(string name) => _prefix + name;

    private string Hyphenated(string name) => $"{_prefix}-{name}".ToLowerInvariant();
}
