using Pipeline;
using Pipeline.Runs;

namespace Functions.Host;

/// <summary>
/// The endpoints at which the Functions host calls triggers that are not HTTP: <c>POST /{function}</c>. They answer 200 with an object, as an
/// empty answer would hang the invocation; any failure is a 500, after which retry and poison are the trigger's.
/// </summary>
internal static class TriggerEndpoints
{
    /// <summary>The name of the queue bindings in the <c>function.json</c> files.</summary>
    private const string QueueBinding = "message";

    public static void Map(IEndpointRouteBuilder routes, PipelineJobs jobs)
    {
        Map(routes, FunctionName.IngestExport, (payload, cancel) => jobs.Ingest.RunAsync(payload.MetadataText("name"), cancel));
        Map(routes, FunctionName.RefreshScores, (_, cancel) => jobs.Refresh.RunAsync(RefreshJob.TimerTrigger, cancellationToken: cancel));
        MapQueue(routes, FunctionName.IngestExportEvent, TriggerJobs.IngestExportEvent(jobs));
        MapQueue(routes, FunctionName.TrainModel, TriggerJobs.TrainModel(jobs));
        MapQueue(routes, FunctionName.ScoreShard, TriggerJobs.ScoreShard(jobs));
    }

    private static void MapQueue(IEndpointRouteBuilder routes, string function, Func<string, CancellationToken, Task> job) =>
        Map(routes, function, (payload, cancel) => job(payload.DataText(QueueBinding), cancel));

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
        });
}
