using System.Diagnostics;
using OpenTelemetry;
using Pipeline.Telemetry;

namespace Functions.Telemetry;

/// <summary>
/// Leaves of a request's span what <see cref="RequestSpan"/> says of it: whatever else the web server notes, now or in a later version, may hold paths, query
/// strings and headers, and so the ids of customers.
/// </summary>
internal sealed class RequestFilter : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == MetricNames.Source) return;
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!RequestSpan.Tags.Contains(name)) data.SetTag(name, null);
        }
        // What was never named never came to a route.
        if (data.GetTagItem(RequestSpan.Method) is null) data.DisplayName = RequestSpan.Unnamed;
        if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error);
        if (data.TraceStateString is { } state && TraceContext.Read(data.Id, state) is not { State: not null }) data.TraceStateString = null;
    }
}
