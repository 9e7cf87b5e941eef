namespace Analytics.Evaluation;

/// <summary>
/// Customers whose rows are copies of each other share a fold: each but the first is looked up under the first one's hash. It is kept with
/// the model, so that the fold of a customer stays what it was in training, however their row changes later.
/// </summary>
public sealed class FoldCopies
{
    /// <summary>
    /// Rows that more than this share of all samples have in common are not copies but coarse data, such as one with few columns; put into
    /// one fold they would unbalance it.
    /// </summary>
    private const double LargestShare = 0.02;

    private readonly Dictionary<ulong, ulong> _keys;

    private readonly HashSet<ulong> _mixed;

    private FoldCopies(Dictionary<ulong, ulong> keys, HashSet<ulong> mixed)
    {
        _keys = keys;
        _mixed = mixed;
    }

    public static FoldCopies None { get; } = new([], []);

    /// <summary>Hash of a customer, then the hash of the one they follow.</summary>
    public IReadOnlyDictionary<ulong, ulong> Keys => _keys;

    /// <summary>Those who are followed by some of another label than their own or one another's.</summary>
    public IReadOnlySet<ulong> Mixed => _mixed;

    public static FoldCopies Of(IReadOnlyDictionary<ulong, ulong> keys, IEnumerable<ulong> mixed) => new(new Dictionary<ulong, ulong>(keys), [.. mixed]);

    /// <summary>Finds the copies among samples.</summary>
    /// <param name="customers">Hash of the customer, one a sample.</param>
    /// <param name="contents">Hash of the features, one a sample.</param>
    /// <param name="labels">0 or 1, one a sample.</param>
    public static FoldCopies Find(ReadOnlySpan<ulong> customers, ReadOnlySpan<ulong> contents, ReadOnlySpan<byte> labels)
    {
        if (customers.Length != contents.Length) throw new ArgumentException("There must be one content a customer.", nameof(contents));
        if (customers.Length != labels.Length) throw new ArgumentException("There must be one label a customer.", nameof(labels));
        var groups = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < contents.Length; i++)
        {
            if (!groups.TryGetValue(contents[i], out var group)) groups.Add(contents[i], group = []);
            group.Add(i);
        }
        var largest = Math.Max(2, customers.Length * LargestShare);
        var keys = new Dictionary<ulong, ulong>();
        var mixed = new HashSet<ulong>();
        foreach (var group in groups.Values)
        {
            if (group.Count < 2 || group.Count > largest) continue;
            var first = ulong.MaxValue;
            foreach (var sample in group) first = Math.Min(first, customers[sample]);
            foreach (var sample in group)
            {
                if (customers[sample] != first) keys[customers[sample]] = first;
                if (labels[sample] != labels[group[0]]) mixed.Add(first);
            }
        }
        return new FoldCopies(keys, mixed);
    }

    /// <summary>The hash by which a customer's fold is found.</summary>
    public ulong KeyOf(ulong customer) => _keys.GetValueOrDefault(customer, customer);

    /// <summary>The class among which a customer's fold is found: copies of both labels are all among the positives.</summary>
    /// <param name="key">See <see cref="KeyOf"/>.</param>
    /// <param name="label">The customer's own, 0 or 1.</param>
    public byte ClassOf(ulong key, byte label) => _mixed.Contains(key) ? (byte)1 : label;
}
