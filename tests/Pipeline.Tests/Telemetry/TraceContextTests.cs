using System.Diagnostics;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Telemetry;

namespace Pipeline.Tests.Telemetry;

public sealed class TraceContextTests
{
    private const string Parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Theory]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")]
    [InlineData(Parent)]
    public void Parent_OfTheForm_IsRead(string parent) => Assert.Equal(new TraceContext(parent, null), TraceContext.Read(parent, null));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("customer-4711")]
    [InlineData("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x")]
    [InlineData("00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-")]
    [InlineData(" 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e473\u0660-00f067aa0ba902b7-01")]
    public void Parent_OfAnotherForm_IsNone(string? parent) => Assert.Null(TraceContext.Read(parent, "a=b"));

    [Theory]
    [InlineData("a=b")]
    [InlineData("rojo=00f067aa0ba902b7,congo=t61rcWkgMzE")]
    public void State_OfTheForm_IsRead(string state) => Assert.Equal(state, TraceContext.Read(Parent, state)?.State);

    [Theory]
    [InlineData("")]
    [InlineData("customer")]
    [InlineData("a=b\n")]
    [InlineData(" a=b")]
    [InlineData("a=\u00e9")]
    public void State_OfAnotherForm_IsLeftOut(string state) => Assert.Equal(new TraceContext(Parent, null), TraceContext.Read(Parent, state));

    [Fact]
    public void State_ThatIsTooLong_IsLeftOut() => Assert.Null(TraceContext.Read(Parent, "a=" + new string('b', 511))!.State);

    [Theory]
    [InlineData("""{"runId":"x","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01","tracestate":"a=b"}""", "a=b")]
    [InlineData("""{"traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01","tracestate":7}""", null)]
    public void Message_WithAContext_IsRead(string message, string? state) => Assert.Equal(new TraceContext(Parent, state), TraceContext.OfMessage(message));

    [Theory]
    [InlineData("")]
    [InlineData("traceparent")]
    [InlineData("{\"traceparent\":")]
    [InlineData("[{\"traceparent\":1}]")]
    [InlineData("{\"traceparent\":null}")]
    [InlineData("{\"traceparent\":{}}")]
    [InlineData("{\"runId\":\"x\"}")]
    public void Message_WithoutAContext_HasNone(string message) => Assert.Null(TraceContext.OfMessage(message));

    [Fact]
    public void Message_SentInATrace_SaysWhereAndIsReadAsBefore()
    {
        using var span = new Activity("test").SetParentId(Parent).Start();
        span.TraceStateString = "a=b";

        var traced = new ReplayRequest("key", 2).Write();
        span.Stop();
        var plain = new ReplayRequest("key", 2).Write();

        Assert.Equal("""{"replay":"key","generation":2}""", plain);
        Assert.Equal(new TraceContext(span.Id!, "a=b"), TraceContext.OfMessage(traced));
        foreach (var message in new[] { traced, plain })
        {
            var read = ReplayRequest.Read(message)!;
            Assert.Equal(("key", 2), (read.Replay, read.Generation));
        }
        Assert.Equal("customers/a.csv", ExportEvent.ReadBlobName(ExportEvent.Write("customers/a.csv")));
    }

    [Fact]
    public void Message_SentInATraceThatIsNotRecorded_SaysNothing()
    {
        using var span = new Activity("test").SetParentId(Parent[..^1] + "0").Start();

        Assert.Null(TraceContext.Current);
        Assert.Equal("""{"replay":"key","generation":2}""", new ReplayRequest("key", 2).Write());
    }

    [Theory]
    [InlineData("""{"runId":"20261121T000000Z-1a2b3c4d5e6f"}""")]
    [InlineData("""{"runId":"20261121T000000Z-1a2b3c4d5e6f","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}""")]
    [InlineData("""{"runId":"20261121T000000Z-1a2b3c4d5e6f","traceparent":null,"tracestate":"x"}""")]
    public void TrainRequest_WithAndWithoutAContext_IsRead(string message) => Assert.Equal("20261121T000000Z-1a2b3c4d5e6f", RunQueues.ReadTrainRequest(message));
}
