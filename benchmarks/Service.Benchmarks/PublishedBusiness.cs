using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Benchmarks.TruthChecks;
using Analytics.Customers;
using Analytics.Simulation;
using Functions.Api.Contract;
using Functions.Local.Azurite;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline;
using Pipeline.Runs;
using Pipeline.Storage;

namespace Service.Benchmarks;

/// <summary>A simulated business whose run is published in a storage emulator, and the requests that are made about its customers.</summary>
internal sealed class PublishedBusiness : IAsyncDisposable
{
    private readonly AzuriteProcess _azurite;

    private PublishedBusiness(AzuriteProcess azurite, IReadOnlyList<byte[]> scores, IReadOnlyList<byte[]> lookups, Run run)
    {
        _azurite = azurite;
        (Scores, Lookups, Run) = (scores, lookups, run);
    }

    public string ConnectionString => _azurite.ConnectionString;

    /// <summary>A request to score each customer, with all that happened to them.</summary>
    public IReadOnlyList<byte[]> Scores { get; }

    /// <summary>A request for the published prediction of each customer.</summary>
    public IReadOnlyList<byte[]> Lookups { get; }

    public Run Run { get; }

    public static async Task<PublishedBusiness> StartAsync(SimulationOptions options)
    {
        var azurite = await AzuriteProcess.StartAsync(await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync(), new AzuriteOptions { MaxOldSpaceMegabytes = 4096 });
        var jobs = new PipelineJobs(StorageConnection.FromConnectionString(azurite.ConnectionString), new PipelineOptions(), TimeProvider.System, NullLoggerFactory.Instance);
        await jobs.PrepareStorageAsync();
        using MemoryStream surveys = new(), interactions = new(), customers = new();
        var histories = ServiceBusiness.Stream(options).ToList();
        SimulatedExports.Write(histories, surveys, interactions, customers);
        foreach (var (kind, content) in new[] { ("customers", customers), ("surveys", surveys), ("interactions", interactions) })
        {
            content.Position = 0;
            await jobs.Upload.UploadAsync(kind, $"{kind}.csv", content, CancellationToken.None);
            await jobs.Ingest.RunAsync($"{kind}/{kind}.csv");
        }
        var (started, _) = await jobs.Refresh.RunAsync(RefreshJob.RequestTrigger);
        await jobs.Train.RunAsync(started!.RunId);
        foreach (var part in (await jobs.Runs.InputsAsync(started.RunId, CancellationToken.None)).Ranges) await jobs.ScoreShard.RunAsync(started.RunId, part);
        var run = (await jobs.Runs.FindAsync(started.RunId, CancellationToken.None))!;

        var model = await jobs.Models.LoadAsync(run.ModelVersion!, CancellationToken.None);
        CustomerTimeline[] scored = [.. SimulatedTimelines.Of(histories, DateTimeOffset.MaxValue).Where(timeline => model.Predict(timeline, run.AsOf) is not null)];
        return new PublishedBusiness(
            azurite,
            [.. scored.Select(timeline => Post("/api/score", Json(Request(timeline, run.AsOf))))],
            [.. scored.Select(timeline => Encoding.ASCII.GetBytes($"GET /api/customers/{timeline.CustomerId} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))],
            run);
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    private static byte[] Json(ScoreRequest request)
    {
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(writer, request, ScoreJsonContext.Default.ScoreRequest);
        return content.ToArray();
    }

    private static byte[] Post(string path, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")), .. body];

    private static ScoreRequest Request(CustomerTimeline timeline, DateTimeOffset asOf) => new(
        asOf,
        timeline.CustomerId,
        timeline.Profile is { } profile ? new ProfileInput(profile.JoinedAt, profile.Segment, profile.Value, profile.Attributes) : null,
        [
            .. timeline.Surveys.Select(survey => new SurveyInput(
                survey.RespondedAt!.Value, survey.Csat, survey.Nps, survey.Ces, survey.Timeliness, survey.Convenience, survey.Expertise, survey.Expectation, survey.Drivers,
                survey.Channel, survey.Touchpoint, survey.AgentId, survey.Comment, survey.Language, survey.ResponseId)),
        ],
        [
            .. timeline.Interactions.Select(interaction => new InteractionInput(
                interaction.OccurredAt, interaction.Type, interaction.Channel, interaction.AgentId, interaction.Answered, interaction.PromisedMinutes, interaction.WaitMinutes,
                interaction.HandleMinutes, interaction.Resolved, interaction.Transfers, interaction.Escalations, interaction.Reopens, interaction.Amount, interaction.NewCustomerPrice,
                interaction.Announced, interaction.Comment, interaction.InteractionId)),
        ]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScoreRequest))]
internal sealed partial class ScoreJsonContext : JsonSerializerContext;
