using System.Buffers;
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

    public static TheoryData<CanonicalRecord> ManyRecords
    {
        get
        {
            var data = new TheoryData<CanonicalRecord>();
            foreach (var record in Records) data.Add(record);
            DateTimeOffset[] times =
            [
                DateTimeOffset.MinValue, new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2024, 2, 29, 23, 59, 59, TimeSpan.Zero), new(2024, 12, 31, 1, 2, 3, 40, TimeSpan.Zero),
                new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.FromHours(5.5)), DateTimeOffset.MaxValue,
            ];
            double[] numbers = [0, -0.0, 1, -2, 4.2, 1.0 / 3, 1e14, 1e15, 1e300, int.MaxValue, int.MinValue, 2147483648, double.Epsilon, double.MaxValue];
            string[] texts = ["", "\"", "\\\u0001\n\t\u007f", "全角　空格", "😀", "a<b>&'+/", "\u2028\uE000", "\uD800 half"];
            for (var index = 0; index < numbers.Length; index++)
            {
                var (time, number, text) = (times[index % times.Length], numbers[index], texts[index % texts.Length]);
                data.Add(new SurveyResponse
                {
                    ResponseId = text,
                    CustomerId = text,
                    RespondedAt = time,
                    UpdatedAt = time,
                    Channel = text,
                    Touchpoint = text,
                    AgentId = text,
                    Csat = number,
                    Nps = number,
                    Ces = number,
                    Timeliness = number,
                    Convenience = number,
                    Expertise = number,
                    Drivers = new Dictionary<string, double> { ["Price"] = number, [text] = 3 },
                    Expectation = number,
                    Figures = new Dictionary<string, double> { ["Visits"] = number, [text] = 7.5 },
                    Comment = text,
                    Language = text,
                });
                data.Add(new Interaction
                {
                    InteractionId = text,
                    CustomerId = text,
                    UpdatedAt = time,
                    OccurredAt = time,
                    Type = text,
                    Channel = text,
                    AgentId = text,
                    Answered = true,
                    PromisedMinutes = number,
                    WaitMinutes = number,
                    HandleMinutes = number,
                    Resolved = false,
                    Transfers = number,
                    Escalations = number,
                    Reopens = number,
                    Amount = number,
                    NewCustomerPrice = number,
                    Announced = true,
                    Comment = text,
                });
                data.Add(new Customer
                {
                    CustomerId = text,
                    UpdatedAt = time,
                    JoinedAt = time,
                    Segment = text,
                    Value = number,
                    Attributes = new Dictionary<string, string> { ["Plan"] = text, [text] = "x" },
                });
            }
            data.Add(new SurveyResponse { ResponseId = "only the id", Drivers = new Dictionary<string, double>() });
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ManyRecords), DisableDiscoveryEnumeration = true)]
    public void Write_AnyRecord_GivesTheBytesOfTheSerializer(CanonicalRecord record) => Assert.Equal(Serialized(record), Encoding.UTF8.GetString(Write(record)));

    /// <summary>Several characters at once are looked at: each kind stands once at every place.</summary>
    [Fact]
    public void Write_AnyCharacterAtAnyPlace_GivesTheBytesOfTheSerializer()
    {
        foreach (var character in "a ~\"\\\u001f\u007f\u0080éÿĀż中～\ud800")
        {
            for (var length = 1; length <= 36; length++)
            {
                for (var place = 0; place < length; place++)
                {
                    var record = new SurveyResponse { ResponseId = new string('x', place) + character + new string('y', length - place - 1) };
                    Assert.Equal(Serialized(record), Encoding.UTF8.GetString(Write(record)));
                }
            }
        }
    }

    private static string Serialized(CanonicalRecord record)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(writer, record, RecordJson.Context.GetTypeInfo(record.GetType())!);

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static byte[] Write(CanonicalRecord record)
    {
        var output = new ArrayBufferWriter<byte>();
        RecordJson.Write(output, record);
        return output.WrittenSpan.ToArray();
    }
}
