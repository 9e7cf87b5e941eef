using Functions.Api;
using Pipeline;

namespace Functions;

/// <summary>What a user may set, checked.</summary>
/// <param name="Pipeline">Of the jobs.</param>
/// <param name="Api">Of the API.</param>
public sealed record HandlerOptions(PipelineOptions Pipeline, ApiOptions Api)
{
    /// <summary>Settings of the jobs, with the API as it is unless something is set.</summary>
    public HandlerOptions(PipelineOptions pipeline)
        : this(pipeline, new ApiOptions())
    {
    }
}
