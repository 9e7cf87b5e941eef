using Analytics.Prediction;
using Azure;
using Azure.Storage.Blobs;
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
        await container.WriteOnceAsync($"{entry.ModelVersion}/model.bin", BinaryData.FromBytes(file.ToArray()), null, cancellationToken);
        await container.WriteOnceAsync($"{entry.ModelVersion}/card.json", BinaryData.FromBytes(ModelCardJson.Write(model.Card)), null, cancellationToken);
        await models.UpsertEntityAsync(entry.ToEntity(ModelPartition, RunId.NewestFirstKey(entry.ModelVersion)), TableUpdateMode.Replace, cancellationToken);
        await MakeCurrentAsync(entry, cancellationToken);
    }

    /// <summary>Makes a stored model the current one. That of an older run that finishes late does not push a newer one aside.</summary>
    public async Task MakeCurrentAsync(ModelEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        while (true)
        {
            var current = await models.FindAsync(CurrentPartition, Target, cancellationToken);
            // Run ids begin with the slot.
            if (current is not null && string.CompareOrdinal(ModelEntry.From(current).RunId, entry.RunId) > 0) return;
            try
            {
                var next = entry.ToEntity(CurrentPartition, Target);
                if (current is null) await models.AddEntityAsync(next, cancellationToken);
                else await models.UpdateEntityAsync(next, current.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another model became current meanwhile: compare again.
            }
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
        var content = await container.GetBlobClient($"{modelVersion}/model.bin").DownloadContentAsync(cancellationToken);
        using var stream = content.Value.Content.ToStream();
        var model = ModelFile.Read(stream);
        _cached = model;
        return model;
    }
}
