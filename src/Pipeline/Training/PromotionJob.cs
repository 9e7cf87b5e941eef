using Microsoft.Extensions.Logging;

namespace Pipeline.Training;

/// <summary>Makes another model the current one by hand.</summary>
public sealed class PromotionJob(ModelStore models, TimeProvider time, ILogger<PromotionJob> log)
{
    /// <inheritdoc cref="ModelStore.PromoteAsync"/>
    public async Task<PromotionAnswer> PromoteAsync(string modelVersion, CancellationToken cancellationToken = default) =>
        Logged(await models.PromoteAsync(modelVersion, time.GetUtcNow(), cancellationToken));

    /// <inheritdoc cref="ModelStore.RollBackAsync"/>
    public async Task<PromotionAnswer> RollBackAsync(CancellationToken cancellationToken = default) =>
        Logged(await models.RollBackAsync(time.GetUtcNow(), cancellationToken));

    private PromotionAnswer Logged(PromotionAnswer answer)
    {
        if (answer is { Outcome: PromotionOutcome.Promoted, Model: { } model }) log.ModelPromoted(model.ModelVersion);
        return answer;
    }
}
