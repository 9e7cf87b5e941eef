using System.Text;
using Pipeline.Storage.Tables;

namespace Pipeline.Tests.Storage.Tables;

public sealed class TableEntityTests
{
    [Theory]
    [InlineData("a/b", "U+002F")]
    [InlineData("a\\b", "U+005C")]
    [InlineData("a#b", "U+0023")]
    [InlineData("a?b", "U+003F")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("a\u009fb", "U+009F")]
    public void Constructor_KeyWithForbiddenCharacter_NamesTheCharacterNotTheKey(string key, string character)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TableEntity("p", key));

        Assert.Equal("rowKey", exception.ParamName);
        Assert.Contains(character, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TableEntity(key, "r"));
    }

    [Fact]
    public void Constructor_KeyTooLongOrBroken_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TableEntity("p", new string('k', 513)));
        Assert.Throws<ArgumentException>(() => new TableEntity("p", "\ud83d"));
        Assert.Throws<ArgumentException>(() => new TableEntity("p", "\ude42\ud83d"));
        Assert.Throws<ArgumentNullException>(() => new TableEntity(null!, "r"));
        Assert.Equal("\u00a0", new TableEntity("p", "\u00a0").RowKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with-hyphen")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("A@odata.type")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    public void Indexer_NameTheServiceRefuses_IsRefused(string name)
    {
        var entity = new TableEntity("p", "r");

        Assert.Throws<ArgumentException>(() => entity[name] = 1);
    }

    [Fact]
    public void Indexer_ValueTablesCannotStore_NamesPropertyAndTypeNotTheValue()
    {
        var entity = new TableEntity("p", "r");

        object[] values =
        [
            1m, 1f, (short)1, 'c', TimeSpan.FromDays(12345),
            new DateTime(2024, 1, 1), new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero),
        ];
        foreach (var value in values)
        {
            var exception = Assert.Throws<ArgumentException>(() => entity["Amount"] = value);
            Assert.Contains("Amount", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("12345", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Properties_SetReadRemoved_BehaveAsADictionary()
    {
        var entity = new TableEntity("p", "r") { { "A", 1 }, { "B", "two" } };

        Assert.Equal(2, entity.Count);
        Assert.True(entity.TryGetValue("B", out var value));
        Assert.Equal("two", value);
        Assert.Throws<ArgumentException>(() => entity.Add("A", 2));
        entity["A"] = null;
        Assert.False(entity.ContainsKey("A"));
        Assert.Null(entity["A"]);
        Assert.Null(entity.GetInt32("A"));
        Assert.True(entity.Remove("B"));
        Assert.False(entity.Remove("B"));
        Assert.Equal(("p", "r", null), (entity["PartitionKey"], entity["RowKey"], entity["Timestamp"]));
    }

    [Fact]
    public void Getters_OfTheTypeOrANarrowerOne_GiveTheValue()
    {
        var date = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var id = Guid.NewGuid();
        var entity = new TableEntity("p", "r")
        {
            ["Text"] = "t",
            ["Int"] = 1,
            ["Long"] = 2L,
            ["Double"] = 0.5,
            ["Flag"] = true,
            ["Date"] = date,
            ["Id"] = id,
            ["Bytes"] = BinaryData.FromBytes(new byte[] { 7 }),
        };

        Assert.Equal("t", entity.GetString("Text"));
        Assert.Equal(1, entity.GetInt32("Int"));
        Assert.Equal(2, entity.GetInt64("Long"));
        Assert.Equal(1, entity.GetInt64("Int"));
        Assert.Equal(0.5, entity.GetDouble("Double"));
        Assert.Equal(1, entity.GetDouble("Int"));
        Assert.True(entity.GetBoolean("Flag"));
        Assert.Equal(date, entity.GetDateTimeOffset("Date"));
        Assert.Equal(id, entity.GetGuid("Id"));
        Assert.Equal([7], entity.GetBinary("Bytes"));
    }

    [Fact]
    public void Getters_OfAnotherType_NamePropertyAndTypes()
    {
        var entity = new TableEntity("p", "r") { ["Score"] = "secret" };
        Action[] getters =
        [
            () => entity.GetInt32("Score"),
            () => entity.GetInt64("Score"),
            () => entity.GetDouble("Score"),
            () => entity.GetBoolean("Score"),
            () => entity.GetDateTimeOffset("Score"),
            () => entity.GetGuid("Score"),
            () => entity.GetBinary("Score"),
        ];

        Assert.All(getters, getter =>
        {
            var exception = Assert.Throws<InvalidOperationException>(getter);
            Assert.Contains("Property Score is a String", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        });
        entity["Score"] = 1L;
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Score"));
        Assert.Throws<InvalidOperationException>(() => entity.GetString("Score"));
    }

    [Fact]
    public void Reader_TypeAfterTheValueAndUnknownMetadata_ReadsTheSame()
    {
        var entity = TableEntityReader.ReadOne("""
            {"odata.metadata":"m","odata.type":"t","odata.etag":"W/\"e\"","Long":"5","Long@odata.type":"Edm.Int64",
             "Whole@odata.type":"Edm.Double","Whole":3,"Nothing":null,"Name":"n","Name@odata.type":"Edm.String",
             "Timestamp@odata.type":"Edm.DateTime","Timestamp":"2024-01-02T03:04:05.1234567Z",
             "RowKey":"r","PartitionKey":"p","Fraction":1.0,"Count":3}
            """u8);

        Assert.Equal(("p", "r"), (entity.PartitionKey, entity.RowKey));
        Assert.Equal("W/\"e\"", entity.ETag.ToString());
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567), entity.Timestamp);
        Assert.Equal(
            [new("Long", 5L), new("Whole", 3.0), new("Name", "n"), new("Fraction", 1.0), new("Count", 3)],
            entity.ToList());
    }

    [Theory]
    [InlineData("Edm.Int64", "\"secret\"")]
    [InlineData("Edm.Int64", "\"9223372036854775808\"")]
    [InlineData("Edm.Guid", "\"secret\"")]
    [InlineData("Edm.DateTime", "\"secret\"")]
    [InlineData("Edm.Binary", "\"secret!\"")]
    [InlineData("Edm.Double", "\"secret\"")]
    [InlineData("Edm.Boolean", "\"secret\"")]
    [InlineData("Edm.Duration", "\"secret\"")]
    public void Reader_ValueNotOfItsType_FailsWithoutQuotingIt(string type, string value)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"A@odata.type":"{{type}}","A":{{value}} }""");

        var exception = Assert.Throws<InvalidDataException>(() => TableEntityReader.ReadOne(json));

        Assert.Contains(type, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }
}
