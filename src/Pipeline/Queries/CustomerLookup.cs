using System.Diagnostics.CodeAnalysis;
using Analytics.Privacy;

namespace Pipeline.Queries;

/// <summary>Finds the id of a customer whose e-mail address or telephone number is known. What is asked for is stored and logged nowhere.</summary>
public sealed class CustomerLookup(IdentityHash? hash, PublishedCustomers customers)
{
    /// <summary>Whether a key is set; without one nothing can be found.</summary>
    [MemberNotNullWhen(true, nameof(Hash))]
    public bool HasKey => Hash is not null;

    private IdentityHash? Hash { get; } = hash;

    /// <summary>The id that the value has in exports whose mapping asks for its hash.</summary>
    /// <param name="value">The e-mail address or telephone number, however it is written.</param>
    /// <param name="kind">Which of them it is.</param>
    /// <param name="customerId">The id; empty if there is none.</param>
    /// <param name="problem">Why there is none.</param>
    /// <exception cref="InvalidOperationException">No key is set.</exception>
    public bool TryHash(string value, IdentityKind kind, out string customerId, out IdentityProblem problem) =>
        HasKey ? Hash.TryHash(value, kind, out customerId, out problem) : throw new InvalidOperationException("No key is set.");

    /// <summary>Whether the current run has a prediction for the id.</summary>
    public async Task<bool> IsPublishedAsync(string customerId, CancellationToken cancellationToken) =>
        await customers.FindAsync(customerId, cancellationToken) is not null;
}
