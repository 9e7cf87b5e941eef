using System.Text;
using System.Text.Json;
using Analytics.Customers;

namespace Analytics.Tests.Customers;

public sealed class RecordJsonTests
{
    public static TheoryData<CanonicalRecord> Records => new()
    {
        new SurveyResponse
        {
            ResponseId = "r1", CustomerId = "客户 1", RespondedAt = new DateTimeOffset(2026, 3, 5, 14, 30, 0, TimeSpan.Zero), Csat = 4.2, Nps = 0,
            Expectation = -2, Comment = "等了很久\n\"终于\"有人接", Language = "zh",
        },
        new Interaction
        {
            InteractionId = "i1", CustomerId = "a/b#c", OccurredAt = new DateTimeOffset(2026, 3, 5, 14, 30, 0, 123, TimeSpan.Zero), Type = "loginFailed",
            Answered = false, PromisedMinutes = 10, Amount = -12.5, Announced = true,
        },
        new Customer { CustomerId = "😀", Value = 1e9, Segment = "premium", JoinedAt = DateTimeOffset.UnixEpoch },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void Read_WhatWasWritten_IsEqual(CanonicalRecord record)
    {
        var line = Write(record);

        Assert.DoesNotContain((byte)'\n', line);
        Assert.Equal(record, RecordJson.Read(record.Kind, line));
    }

    [Fact]
    public void Write_Customer_KeepsAttributesAndOmitsWhatIsUnknown()
    {
        var line = Encoding.UTF8.GetString(Write(new Customer { CustomerId = "c", Attributes = new Dictionary<string, string> { ["套餐"] = "年付" } }));

        Assert.Equal("""{"attributes":{"套餐":"年付"},"customerId":"c"}""", line);
    }

    private static byte[] Write(CanonicalRecord record)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            RecordJson.Write(writer, record);
        return stream.ToArray();
    }
}
