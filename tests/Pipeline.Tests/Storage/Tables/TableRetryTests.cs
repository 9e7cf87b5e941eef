using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

[Collection(AzuriteCollection.Name)]
public sealed class TableRetryTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("503 Service Unavailable", "ServerBusy", true)]
    [InlineData("500 Internal Server Error", "OperationTimedOut", true)]
    [InlineData("400 Bad Request", "InvalidInput", false)]
    public async Task Transaction_FailedInsideAnAcceptedAnswer_IsTriedAgainOnlyWhereThatHelps(string status, string code, bool again)
    {
        var trouble = new FirstAnswerReplaced(
            "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
            + "--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + $"HTTP/1.1 {status}\r\nDataServiceVersion: 3.0;\r\n\r\n"
            + $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"7:Trouble.\nRequestId:1"}}}"""
            + "\r\n--changesetresponse_1--\r\n--batchresponse_1--\r\n");
        var options = new TableClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(trouble, HttpPipelinePosition.PerRetry);
        var table = new TableServiceClient(azurite.ConnectionString, options).GetTableClient(azurite.NewNames().Table("Busy"));
        await table.CreateIfNotExistsAsync();

        var submitting = table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "r"))]);

        if (again)
        {
            Assert.Single((await submitting).Value);
            Assert.Equal(2, trouble.Transactions);
            return;
        }

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() => submitting);
        Assert.Equal((400, code, 7), (exception.Status, exception.ErrorCode, exception.FailedTransactionActionIndex));
        Assert.Equal(1, trouble.Transactions);
    }

    /// <summary>
    /// Lets the real service answer, and puts what a busy one would have said in the place of its first answer to a transaction.
    /// </summary>
    private sealed class FirstAnswerReplaced(string content) : HttpPipelinePolicy
    {
        public int Transactions { get; private set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Response.Status == 202 && ++Transactions == 1)
                message.Response.ContentStream = new MemoryStream(Encoding.ASCII.GetBytes(content));
        }
    }
}
