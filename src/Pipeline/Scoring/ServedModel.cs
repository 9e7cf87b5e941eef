using Analytics.Prediction;
using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Training;

namespace Pipeline.Scoring;

/// <summary>
/// The current model, held in memory for whoever is scored over HTTP. When another one becomes the current one it is loaded and made ready beside the one
/// that serves, and then takes its place in one step: a caller has the one or the other, and keeps it as long as it needs.
/// </summary>
public sealed class ServedModel(ModelStore models, TimeProvider time, ILogger<ServedModel> log)
{
    /// <summary>Age from which storage is asked which model is the current one, while the one held goes on serving.</summary>
    public static readonly TimeSpan AskedEvery = TimeSpan.FromSeconds(5);

    /// <summary>Age from which a caller waits for the answer: the process may have slept.</summary>
    public static readonly TimeSpan WaitedForFrom = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private volatile Held? _held;
    private Task<Held?>? _asking;

    /// <summary>The current model; <c>null</c> before the first.</summary>
    public ValueTask<CustomerModel?> GetAsync(CancellationToken cancellationToken = default)
    {
        if (_held is not { } held) return new ValueTask<CustomerModel?>(WaitAsync(cancellationToken));
        var age = time.GetElapsedTime(held.AskedAt);
        if (age >= WaitedForFrom) return new ValueTask<CustomerModel?>(WaitAsync(cancellationToken));
        if (age >= AskedEvery) Ask();
        return new ValueTask<CustomerModel?>(held.Model);
    }

    private async Task<CustomerModel?> WaitAsync(CancellationToken cancellationToken) => (await Ask().WaitAsync(cancellationToken))?.Model;

    /// <summary>Asks storage, unless that is being done.</summary>
    private Task<Held?> Ask()
    {
        lock (_lock)
        {
            return _asking ??= Task.Run(AskAsync);
        }
    }

    private async Task<Held?> AskAsync()
    {
        try
        {
            _held = await RefreshAsync();
        }
        catch (Exception exception) when (_held is not null && exception is RequestFailedException or AggregateException or InvalidDataException)
        {
            // What is held goes on serving, and storage is asked again after the usual time.
            log.ModelNotRefreshed(exception);
            _held = _held! with { AskedAt = time.GetTimestamp() };
        }
        finally
        {
            lock (_lock)
            {
                _asking = null;
            }
        }
        return _held;
    }

    private async Task<Held?> RefreshAsync()
    {
        var askedAt = time.GetTimestamp();
        if (await models.CurrentAsync(CancellationToken.None) is not { } current) return null;
        if (_held is { } held && held.Model.Card.ModelVersion == current.ModelVersion) return held with { AskedAt = askedAt };
        var model = await models.LoadAsync(current.ModelVersion, CancellationToken.None);
        model.Prepare();
        log.ModelServed(current.ModelVersion);
        return new Held(model, askedAt);
    }

    private sealed record Held(CustomerModel Model, long AskedAt);
}
