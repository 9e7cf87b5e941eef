using System.Globalization;
using Pipeline;
using Pipeline.Runs;

namespace Functions.Host;

/// <summary>
/// The endpoints at which the Functions host calls triggers that are not HTTP: <c>POST /{function}</c>. They answer 200 with an object, as an
/// empty answer would hang the invocation; any failure is a 500, after which retry and poison are the trigger's. They
/// are for the host itself: what it forwards for somebody is refused.
/// </summary>
internal static class TriggerEndpoints
{
    /// <summary>The name of the queue bindings in the <c>function.json</c> files.</summary>
    private const string QueueBinding = "message";

    public static void Map(IEndpointRouteBuilder routes, PipelineJobs jobs, TimeProvider time)
    {
        Map(routes, FunctionName.IngestExport, (payload, cancel) => jobs.Ingest.RunAsync(payload.MetadataText("name"), cancel));
        Map(routes, FunctionName.RefreshScores, (_, cancel) => jobs.Refresh.RunAsync(RefreshJob.TimerTrigger, cancellationToken: cancel));
        Map(routes, FunctionName.SweepExports, (_, cancel) => jobs.Sweep.RunAsync(cancel));
        foreach (var function in QueueFunction.All(jobs, time))
            Map(routes, function.Name, (payload, cancel) => function.Job(Delivery(payload), cancel));
    }

    /// <summary>A message's own properties stand among the metadata and may take the place of the host's: then the time may be none.</summary>
    private static QueueDelivery Delivery(InvocationPayload payload) => new(
        payload.DataText(QueueBinding),
        payload.MetadataText("Id"),
        DateTimeOffset.TryParse(payload.MetadataText("InsertionTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var insertedAt)
            ? insertedAt
            : null);

    private static void Map(IEndpointRouteBuilder routes, string function, Func<InvocationPayload, CancellationToken, Task> run) =>
        routes.MapPost($"/{function}", async (HttpContext context, ILoggerFactory logs) =>
        {
            var log = logs.CreateLogger($"Functions.{function}");
            try
            {
                // A host that gives up on a call restarts the handler; a job that is cut off half-way is repeated all the same.
                using var payload = await InvocationPayload.ReadAsync(context.Request.BodyReader, context.RequestAborted);
                await run(payload, context.RequestAborted);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
            {
                log.InvocationFailed(function, exception);
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
            await context.Response.WriteAsJsonAsync(InvocationAnswer.Empty, HostJsonContext.Default.InvocationAnswer, cancellationToken: context.RequestAborted);
        }).AddEndpointFilter(HostCall.RefuseOthersAsync);
}
