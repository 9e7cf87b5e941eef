using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Azure;

namespace Pipeline.Storage.Tables;

/// <summary>
/// A row of a table: two keys and named properties of type string, int, long, double, bool, <see cref="DateTimeOffset"/>,
/// <see cref="Guid"/> or byte[]. There is no null: setting one removes the property, reading an absent one gives one.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The name people know from Azure.Data.Tables.")]
public sealed class TableEntity : IEnumerable<KeyValuePair<string, object>>
{
    private const int MaximumNameLength = 255;

    private readonly Dictionary<string, object> _properties = new(StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey)
    {
        TableKey.Check(partitionKey, nameof(partitionKey));
        TableKey.Check(rowKey, nameof(rowKey));
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>An entity to be read into.</summary>
    internal TableEntity()
    {
        PartitionKey = "";
        RowKey = "";
    }

    public string PartitionKey { get; internal set; }

    public string RowKey { get; internal set; }

    /// <summary>When the service last wrote the entity; null before it was read.</summary>
    public DateTimeOffset? Timestamp { get; internal set; }

    /// <summary>The state of the entity when it was read, for updating only if nobody else has; the default before.</summary>
    public ETag ETag { get; set; }

    /// <summary>How many properties there are beside keys, timestamp and ETag.</summary>
    public int Count => _properties.Count;

    /// <summary>
    /// A property by its case-sensitive name; null where there is none. The keys and the timestamp can be read by name too.
    /// A <see cref="DateTime"/> of known kind becomes a <see cref="DateTimeOffset"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The name is no C# identifier of at most 255 characters, or the value of a type tables cannot store.
    /// </exception>
    public object? this[string name]
    {
        get => name switch
        {
            nameof(PartitionKey) => PartitionKey,
            nameof(RowKey) => RowKey,
            nameof(Timestamp) => Timestamp,
            _ => _properties.GetValueOrDefault(name),
        };
        set
        {
            CheckName(name);
            if (value is null)
                _properties.Remove(name);
            else
                _properties[name] = EdmValue.Normalize(name, value);
        }
    }

    /// <summary>Sets a property that is not there yet.</summary>
    /// <exception cref="ArgumentException">It is there, or as for the indexer.</exception>
    public void Add(string name, object? value)
    {
        if (ContainsKey(name))
            throw new ArgumentException($"The entity already has a property {name}.", nameof(name));
        this[name] = value;
    }

    public bool ContainsKey(string name) => _properties.ContainsKey(name);

    public bool TryGetValue(string name, [MaybeNullWhen(false)] out object value) => _properties.TryGetValue(name, out value);

    public bool Remove(string name) => _properties.Remove(name);

    /// <exception cref="InvalidOperationException">The property is of another type; true of every getter.</exception>
    public string? GetString(string name) => this[name] switch
    {
        null => null,
        string text => text,
        var other => throw WrongType(name, other, "string"),
    };

    public int? GetInt32(string name) => this[name] switch
    {
        null => null,
        int number => number,
        var other => throw WrongType(name, other, "int"),
    };

    /// <summary>Takes an int as well.</summary>
    public long? GetInt64(string name) => this[name] switch
    {
        null => null,
        long number => number,
        int number => number,
        var other => throw WrongType(name, other, "long"),
    };

    /// <summary>Takes an int as well: other writers may store a whole number without saying that it is a double.</summary>
    public double? GetDouble(string name) => this[name] switch
    {
        null => null,
        double number => number,
        int number => number,
        var other => throw WrongType(name, other, "double"),
    };

    public bool? GetBoolean(string name) => this[name] switch
    {
        null => null,
        bool value => value,
        var other => throw WrongType(name, other, "bool"),
    };

    public DateTimeOffset? GetDateTimeOffset(string name) => this[name] switch
    {
        null => null,
        DateTimeOffset date => date,
        var other => throw WrongType(name, other, "DateTimeOffset"),
    };

    public Guid? GetGuid(string name) => this[name] switch
    {
        null => null,
        Guid value => value,
        var other => throw WrongType(name, other, "Guid"),
    };

    /// <summary>The array itself, not a copy.</summary>
    public byte[]? GetBinary(string name) => this[name] switch
    {
        null => null,
        byte[] bytes => bytes,
        var other => throw WrongType(name, other, "byte[]"),
    };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes a property as the service sent it.</summary>
    internal void SetRead(string name, object value) => _properties[name] = value;

    internal Dictionary<string, object>.Enumerator Properties() => _properties.GetEnumerator();

    private static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name is nameof(PartitionKey) or nameof(RowKey) or nameof(Timestamp))
        {
            throw new ArgumentException(
                $"{name} is not set as a property: keys are given to the constructor, the timestamp by the service.", nameof(name));
        }

        // Azurite takes any name; the service answers PropertyNameInvalid.
        if (name.Length is 0 or > MaximumNameLength || !(char.IsLetter(name[0]) || name[0] == '_')
            || !name.All(character => char.IsLetterOrDigit(character) || character == '_'))
        {
            throw new ArgumentException(
                $"A property's name is an identifier of at most {MaximumNameLength} letters, digits and underscores.", nameof(name));
        }
    }

    private static InvalidOperationException WrongType(string name, object value, string asked) =>
        new($"Property {name} is a {value.GetType().Name}, not a {asked}.");
}
