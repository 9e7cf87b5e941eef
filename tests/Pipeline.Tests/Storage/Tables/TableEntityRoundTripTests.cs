using System.Globalization;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

[Collection(AzuriteCollection.Name)]
public sealed class TableEntityRoundTripTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient _table =
        new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("Types"));

    private static readonly object[] All =
    [
        "", "text", "引號 ' \" \\ 🙂 \u2028 \t\r\n", "null", "2024-01-01T00:00:00Z", new string('長', 30_000),
        0, int.MinValue, int.MaxValue, 0L, long.MinValue, long.MaxValue,
        0.0, 5.0, -0.1, 1e21, 1e-7, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        true, false,
        new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2024, 2, 29, 23, 59, 59, 999, TimeSpan.Zero).AddTicks(1234),
        Guid.Empty, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        Array.Empty<byte>(), new byte[] { 0, 1, 254, 255 },
    ];

    public static TheoryData<object> Values { get; } = new(All);

    public Task InitializeAsync() => _table.CreateIfNotExistsAsync();

    public async Task DisposeAsync() => await _table.DeleteAsync();

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Property_WrittenAlone_ReadsBackWithValueAndType(object value)
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = value });

        Assert.Equal(value, (await _table.GetEntityAsync("p", "r")).Value["Value"]);
    }

    [Fact]
    public async Task AllProperties_WrittenInATransaction_ReadBackFromAQuery()
    {
        var entity = new TableEntity("p", "r");
        for (var index = 0; index < All.Length; index++)
            entity[FormattableString.Invariant($"V{index}")] = All[index];
        await _table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, entity)]);

        var read = Assert.Single(await _table.QueryAsync().ToListAsync());

        Assert.Equal(All.Length, read.Count);
        for (var index = 0; index < All.Length; index++)
            Assert.Equal(All[index], read[FormattableString.Invariant($"V{index}")]);
    }

    [Fact]
    public async Task Property_LongTextInOneRequest_SurvivesAzuritesPiecewiseDecoding()
    {
        // 375 kB in UTF-8 would arrive in many pieces, some of which would end inside a character.
        var entity = new TableEntity("p", "r");
        for (var index = 0; index < 5; index++)
            entity[FormattableString.Invariant($"V{index}")] = new string('x', index) + new string('長', 25_000);
        await _table.UpsertEntityAsync(entity);

        var read = (await _table.GetEntityAsync("p", "r")).Value;

        Assert.All(entity, property => Assert.Equal(property.Value, read[property.Key]));
    }

    [Fact]
    public async Task DateInAnotherZone_ReadsBackAsTheSameInstantInUtc()
    {
        var date = new DateTimeOffset(2024, 3, 1, 1, 30, 0, TimeSpan.FromHours(8));
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["Date"] = date, ["Utc"] = date.UtcDateTime });

        var read = (await _table.GetEntityAsync("p", "r")).Value;

        Assert.Equal(date, read.GetDateTimeOffset("Date"));
        Assert.Equal(TimeSpan.Zero, read.GetDateTimeOffset("Date")!.Value.Offset);
        Assert.Equal(date, read.GetDateTimeOffset("Utc"));
    }

    [Fact]
    public async Task Doubles_UnderACommaDecimalCulture_ReadBackTheSame()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            await _table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1234.5, ["Number"] = -7, ["Long"] = -8L });

            var filter = TableFilter.Create($"Value gt {1234.25} and Number eq {-7} and Long eq {-8L}");
            var found = await _table.QueryAsync(filter).ToListAsync();

            Assert.Equal(1234.5, Assert.Single(found).GetDouble("Value"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
