using System.Text.Json;
using Azure;
using Pipeline.Faults;

namespace Pipeline.Tests.Faults;

public sealed class FailureReasonTests
{
    [Fact]
    public void Reason_OfStorage_IsStatusAndCode() =>
        Assert.Equal("Storage answered 404 ContainerNotFound.", FailureReason.Of(new RequestFailedException(404, "https://account/secret", "ContainerNotFound", null)));

    [Fact]
    public void Reason_OfRetriesWithoutAnswer_IsThatStorageCannotBeReached() =>
        Assert.Equal("Storage could not be reached.", FailureReason.Of(new AggregateException(new RequestFailedException("refused"))));

    /// <summary>Messages of the framework quote what was read, which may be a customer's.</summary>
    [Fact]
    public void Reason_OfExceptionsMadeElsewhere_QuotesNothing()
    {
        var unparsed = Assert.Throws<FormatException>(() => int.Parse("customer-4711", System.Globalization.CultureInfo.InvariantCulture));
        var noJson = Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse("{\"customer-4711\": x}"));

        Assert.DoesNotContain("4711", FailureReason.Of(unparsed), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", FailureReason.Of(noJson), StringComparison.Ordinal);
        Assert.Contains(nameof(FormatException), FailureReason.Of(unparsed), StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_IsNotTheCallersOwnCancellation()
    {
        Assert.False(FailureReason.IsFailure(new OperationCanceledException(), new CancellationToken(canceled: true)));
        Assert.True(FailureReason.IsFailure(new OperationCanceledException(), CancellationToken.None));
        Assert.True(FailureReason.IsFailure(new InvalidDataException(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Record_StorageThatRefuses_HidesNothing()
    {
        var recorded = "";
        await FailureReason.RecordAsync(new InvalidDataException("damaged"), reason =>
        {
            recorded = reason;
            throw new RequestFailedException(503, "busy");
        });

        Assert.Equal("damaged", recorded);
    }
}
