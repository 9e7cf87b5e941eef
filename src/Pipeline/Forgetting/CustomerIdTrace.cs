using Pipeline.Customers;

namespace Pipeline.Forgetting;

/// <summary>A customer's ids in the index of ids.</summary>
internal sealed class CustomerIdTrace(CustomerIndex ids) : ICustomerTrace
{
    public string Place => ForgetPlace.CustomerIds;

    public Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => ids.RemoveAsync(names, cancellationToken);
}
