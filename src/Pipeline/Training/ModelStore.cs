using Analytics.Prediction;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Training;

/// <summary>
/// Models: files in the container <c>models</c>, written once, and a row each in the table of the same name. The row <c>current</c> names
/// the one that scores.
/// </summary>
public sealed class ModelStore(TableClient models, BlobContainerClient container)
{
    private const string ModelPartition = "models";
    private const string CurrentPartition = "current";
    private const string Target = "churn";

    private volatile CustomerModel? _cached;

    /// <summary>The version that a run trains: the run's own id, so that a repeated training writes the same one.</summary>
    public static string VersionOf(string runId) => runId;

    /// <summary>Stores a model and makes it the current one, in this order.</summary>
    public async Task SaveAsync(CustomerModel model, ModelEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(entry);
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        await container.WriteOnceAsync(FileName(entry.ModelVersion), BinaryData.FromBytes(file.ToArray()), null, cancellationToken);
        await container.WriteOnceAsync(CardName(entry.ModelVersion), BinaryData.FromBytes(ModelCardJson.Write(model.Card)), null, cancellationToken);
        await models.UpsertEntityAsync(entry.ToEntity(ModelPartition, RunId.NewestFirstKey(entry.ModelVersion)), TableUpdateMode.Replace, cancellationToken);
        await MakeCurrentAsync(entry, cancellationToken);
    }

    /// <summary>
    /// Makes a model the current one after its training. That of an older run that finishes late does not push a newer one aside, nor one that
    /// was promoted since that run was started.
    /// </summary>
    public async Task MakeCurrentAsync(ModelEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        while (true)
        {
            var read = await models.FindAsync(CurrentPartition, Target, cancellationToken);
            var current = read is null ? null : CurrentModel.From(read);
            // The current one already: what a redelivery would write anew stands, also that it was promoted.
            if (current is not null && (current.Entry.ModelVersion == entry.ModelVersion || current.Outranks(entry))) return;
            if (await TrySetCurrentAsync(read, current?.Next(entry, null) ?? new CurrentModel(entry, null, null), cancellationToken)) return;
        }
    }

    /// <summary>
    /// Makes any stored model the current one by hand, older ones too. Whether one is due is judged as usual: the next training may replace it, one
    /// that was asked for before does not.
    /// </summary>
    /// <param name="modelVersion">The model; a version from outside will do.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the promotion.</param>
    public async Task<PromotionAnswer> PromoteAsync(string modelVersion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!RunId.IsValid(modelVersion) || await FindAsync(modelVersion, cancellationToken) is not { } entry) return new PromotionAnswer(PromotionOutcome.Unknown, null);
        if (await WhyUnusableAsync(modelVersion, cancellationToken) is { } reason) return new PromotionAnswer(PromotionOutcome.Unusable, entry, reason);
        while (true)
        {
            var read = await models.FindAsync(CurrentPartition, Target, cancellationToken);
            var current = read is null ? null : CurrentModel.From(read);
            if (current?.Entry.ModelVersion == modelVersion) return new PromotionAnswer(PromotionOutcome.AlreadyCurrent, entry);
            if (await TrySetCurrentAsync(read, current?.Next(entry, now) ?? new CurrentModel(entry, null, now), cancellationToken))
                return new PromotionAnswer(PromotionOutcome.Promoted, entry);
        }
    }

    /// <summary>
    /// Makes the model the current one that was before the present one. Only one is remembered: rolling back twice leads back to where one was.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the roll-back.</param>
    public async Task<PromotionAnswer> RollBackAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await models.FindAsync(CurrentPartition, Target, cancellationToken);
            if (read is null || CurrentModel.From(read) is not { PreviousVersion: { } previous } current) return new PromotionAnswer(PromotionOutcome.NoPrevious, null);
            if (await FindAsync(previous, cancellationToken) is not { } entry) return new PromotionAnswer(PromotionOutcome.Unknown, null);
            if (await WhyUnusableAsync(previous, cancellationToken) is { } reason) return new PromotionAnswer(PromotionOutcome.Unusable, entry, reason);
            if (await TrySetCurrentAsync(read, current.Next(entry, now), cancellationToken)) return new PromotionAnswer(PromotionOutcome.Promoted, entry);
        }
    }

    /// <summary>The model's card as it was written, JSON in UTF-8; <c>null</c> if there is no such model.</summary>
    /// <param name="modelVersion">The model; a version from outside will do.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<BinaryData?> GetCardAsync(string modelVersion, CancellationToken cancellationToken)
    {
        if (!RunId.IsValid(modelVersion)) return null;
        try
        {
            return (await container.GetBlobClient(CardName(modelVersion)).DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async Task<ModelEntry?> FindAsync(string modelVersion, CancellationToken cancellationToken)
    {
        var entity = await models.FindAsync(ModelPartition, RunId.NewestFirstKey(modelVersion), cancellationToken);
        return entity is null ? null : ModelEntry.From(entity);
    }

    /// <summary>The model that scores, or <c>null</c> before the first.</summary>
    public async Task<ModelEntry?> CurrentAsync(CancellationToken cancellationToken)
    {
        var entity = await models.FindAsync(CurrentPartition, Target, cancellationToken);
        return entity is null ? null : ModelEntry.From(entity);
    }

    /// <summary>One page of models, newest first.</summary>
    public async Task<(IReadOnlyList<ModelEntry> Models, string? Token)> ListAsync(int top, string? token, CancellationToken cancellationToken)
    {
        var page = await models.ReadPageAsync(ModelPartition, top, token, cancellationToken);
        return ([.. page.Values.Select(ModelEntry.From)], page.ContinuationToken);
    }

    /// <summary>Loads a model. The last one loaded is kept, as the parts of a run all ask for the same.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    public async Task<CustomerModel> LoadAsync(string modelVersion, CancellationToken cancellationToken)
    {
        if (_cached is { } cached && cached.Card.ModelVersion == modelVersion) return cached;
        return _cached = await ReadAsync(modelVersion, cancellationToken);
    }

    private async Task<CustomerModel> ReadAsync(string modelVersion, CancellationToken cancellationToken)
    {
        var content = await container.GetBlobClient(FileName(modelVersion)).DownloadContentAsync(cancellationToken);
        using var stream = content.Value.Content.ToStream();
        return ModelFile.Read(stream);
    }

    /// <summary>Reads the file as it is now, whatever is held of it.</summary>
    private async Task<string?> WhyUnusableAsync(string modelVersion, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(modelVersion, cancellationToken);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return "The model file is missing.";
        }
    }

    /// <returns>Whether the row was still as it was read.</returns>
    private async Task<bool> TrySetCurrentAsync(TableEntity? read, CurrentModel next, CancellationToken cancellationToken)
    {
        try
        {
            var entity = next.ToEntity(CurrentPartition, Target);
            if (read is null) await models.AddEntityAsync(entity, cancellationToken);
            else await models.UpdateEntityAsync(entity, read.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Another model became current meanwhile: compare again.
            return false;
        }
    }

    private static string FileName(string modelVersion) => $"{modelVersion}/model.bin";

    private static string CardName(string modelVersion) => $"{modelVersion}/card.json";
}
