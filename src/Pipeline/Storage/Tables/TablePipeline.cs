using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Storage.Tables;

/// <summary>Sends requests to an account's table service and tells success from failure.</summary>
internal sealed class TablePipeline(HttpPipeline pipeline, RetryOptions retry, TimeProvider time)
{
    /// <summary>With the types of values that JSON would not tell, and without links.</summary>
    private const string JsonWithTypes = "application/json;odata=minimalmetadata";

    /// <param name="options">Retries, transport and more.</param>
    /// <param name="perCall">Policies that act once a request.</param>
    /// <param name="perTry">Policies that act at each try.</param>
    public static TablePipeline Create(TableClientOptions options, HttpPipelinePolicy[] perCall, HttpPipelinePolicy[] perTry) =>
        new(HttpPipelineBuilder.Build(options, perCall, perTry, new ResponseClassifier()), options.Retry, options.TimeProvider);

    public HttpMessage CreateMessage(RequestMethod method, string address)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address));
        message.Request.Headers.SetValue("x-ms-version", TableClientOptions.ServiceVersion);
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue("Accept", JsonWithTypes);
        return message;
    }

    public HttpMessage CreateMessage(RequestMethod method, string address, ReadOnlyMemory<byte> json)
    {
        var message = CreateMessage(method, address);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        if (method == RequestMethod.Post)
            message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    /// <summary>Gives the answer if it is a success or one of the statuses expected.</summary>
    /// <exception cref="RequestFailedException">Any other answer, or none.</exception>
    public async Task<Response> SendAsync(
        HttpMessage message, string table, int? alsoExpected = null, CancellationToken cancellationToken = default)
    {
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var response = message.Response;
        return response.Status is >= 200 and < 300 || response.Status == alsoExpected ? response : throw TableFailure.From(response, table);
    }

    /// <summary>
    /// Submits a transaction. It may be accepted with 202 and yet fail inside because the service is busy, which the
    /// pipeline's own retries do not see; it is tried again here as often as they would.
    /// </summary>
    /// <exception cref="TableTransactionFailedException">An action failed.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        TransactionRequest request, string address, string table, int actionCount, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            using var message = CreateMessage(RequestMethod.Post, address);
            message.Request.Headers.SetValue("Content-Type", request.ContentType);
            message.Request.Content = RequestContent.Create(request.Content);
            var response = await SendAsync(message, table, cancellationToken: cancellationToken).ConfigureAwait(false);
            try
            {
                return Response.FromValue(TransactionResponse.Read(response, table, actionCount), response);
            }
            catch (TableTransactionFailedException exception)
                when (exception.Status is 408 or 429 or 500 or 502 or 503 or 504 && failures < retry.MaxRetries)
            {
                await Task.Delay(Delay(failures), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private TimeSpan Delay(int failures) => retry.Mode == RetryMode.Fixed
        ? retry.Delay
        : TimeSpan.FromSeconds(Math.Min(retry.Delay.TotalSeconds * Math.Pow(2, failures), retry.MaxDelay.TotalSeconds));
}
