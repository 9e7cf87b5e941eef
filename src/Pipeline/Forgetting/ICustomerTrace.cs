namespace Pipeline.Forgetting;

/// <summary>A place that may hold something of a customer. One class a place: whoever adds a table adds one.</summary>
internal interface ICustomerTrace
{
    /// <summary>What receipts count it under, see <see cref="ForgetPlace"/>.</summary>
    string Place { get; }

    /// <summary>Takes away what is there of a customer. Called again, it takes what is left.</summary>
    /// <param name="names">Every id of the customer.</param>
    /// <param name="cancellationToken">Breaks the work off.</param>
    /// <returns>How much was taken away.</returns>
    Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);
}
