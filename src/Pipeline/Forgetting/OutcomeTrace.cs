using Pipeline.Outcomes;

namespace Pipeline.Forgetting;

/// <summary>What came of contacts with a customer.</summary>
internal sealed class OutcomeTrace(OutcomeStore outcomes) : ICustomerTrace
{
    public string Place => ForgetPlace.OutcomeRows;

    public Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => outcomes.RemoveAsync(names, cancellationToken);
}
