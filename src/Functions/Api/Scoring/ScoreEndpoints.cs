using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline.Scoring;

namespace Functions.Api.Scoring;

/// <summary>
/// <c>POST /api/score</c>: events in, score, reasons and action out. Nothing is stored. The whole of a request is answered by one model, whichever
/// becomes the current one meanwhile.
/// </summary>
internal sealed class ScoreEndpoints(ServedModel served, TimeProvider time)
{
    private const string Example = """{"customerId": "C1", "interactions": [{"occurredAt": "2026-11-21T09:30:00Z", "type": "complaint"}]}""";
    private const int ReasonCount = 3;

    public void Map(RouteGroupBuilder api) => api.MapPost(ApiEndpoints.ScorePath[ApiEndpoints.Root.Length..], ScoreAsync);

    private async Task<IResult> ScoreAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Storage is asked while the request is read, should the process have just started.
        var serving = served.GetAsync(cancellationToken).Preserve();
        var (asked, unread) = await RequestBody.ReadAsync(request, ApiJsonContext.Default.ScoreRequest, ApiLimits.MaxScoreBodyBytes, Example, cancellationToken);
        if (unread is not null) return unread;
        var customers = ScoredTimelines.Of(asked!);
        if (customers.Problem is { } problem) return ApiResult.BadRequest(problem);
        if (await serving is not { } model)
            return ApiResult.Problem(ProblemKind.NoModel, "No model has been trained yet: upload exports and start a run.");

        var asOf = asked!.AsOf ?? time.GetUtcNow();
        var answers = new ScoredCustomerAnswer[customers.Timelines.Count];
        var place = 0;
        foreach (var explained in model.PredictAndExplain(customers.Timelines, asOf, ReasonCount))
        {
            // In the order given, without those who are no customers.
            while (customers.Timelines[place].CustomerId != explained.Prediction.CustomerId) place = LeaveOut(place);
            answers[place++] = ScoredCustomerAnswer.Of(explained);
        }
        while (place < answers.Length) place = LeaveOut(place);
        return ApiResult.Json(new ScoreAnswer(model.Churn.Card.ModelVersion, asOf, answers), ApiJsonContext.Default.ScoreAnswer);

        int LeaveOut(int index)
        {
            answers[index] = new ScoredCustomerAnswer(customers.Timelines[index].CustomerId, IsCustomer: false);
            return index + 1;
        }
    }
}
