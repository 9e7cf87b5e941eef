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

    private FoldCopies(Dictionary<ulong, ulong> keys) => _keys = keys;

    public static FoldCopies None { get; } = new([]);

    /// <summary>Hash of a customer, then the hash of the one they follow.</summary>
    public IReadOnlyDictionary<ulong, ulong> Keys => _keys;

    public static FoldCopies Of(IReadOnlyDictionary<ulong, ulong> keys) => new(new Dictionary<ulong, ulong>(keys));

    /// <summary>Finds the copies among samples.</summary>
    /// <param name="customers">Hash of the customer, one a sample.</param>
    /// <param name="contents">Hash of the features, one a sample.</param>
    public static FoldCopies Find(ReadOnlySpan<ulong> customers, ReadOnlySpan<ulong> contents)
    {
        if (customers.Length != contents.Length) throw new ArgumentException("There must be one content a customer.", nameof(contents));
        var groups = new Dictionary<ulong, List<ulong>>();
        for (var i = 0; i < contents.Length; i++)
        {
            if (!groups.TryGetValue(contents[i], out var group)) groups.Add(contents[i], group = []);
            group.Add(customers[i]);
        }
        var largest = Math.Max(2, customers.Length * LargestShare);
        var keys = new Dictionary<ulong, ulong>();
        foreach (var group in groups.Values)
        {
            if (group.Count < 2 || group.Count > largest) continue;
            var first = group.Min();
            foreach (var customer in group)
            {
                if (customer != first) keys[customer] = first;
            }
        }
        return new FoldCopies(keys);
    }

    /// <summary>The hash by which a customer's fold is found.</summary>
    public ulong KeyOf(ulong customer) => _keys.GetValueOrDefault(customer, customer);
}
