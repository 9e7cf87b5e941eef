using System.Text;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Tests.Exports.Formats.Workbooks;

namespace Analytics.Tests.Exports.Mapping;

public sealed class TableMappingTests
{
    [Theory]
    [InlineData("""{"interactions":{"columns":{"waitMinutes":{"column":"w","unit":"fortnights"}}}}""", "waitMinutes.unit")]
    [InlineData("""{"interactions":{"columns":{"channel":{"column":"w","unit":"seconds"}}}}""", "channel.unit")]
    [InlineData("""{"interactions":{"columns":{"occurredAt":{"column":"d","format":"decimalComma"}}}}""", "occurredAt.format")]
    [InlineData("""{"surveys":{"columns":{"csat":{}}}}""", "either a column or a value")]
    [InlineData("""{"surveys":{"columns":{"csat":{"column":"a","value":"5"}}}}""", "either a column or a value")]
    [InlineData("""{"surveys":{"columns":{"responseId":{"column":"a","hash":"email"}}}}""", "responseId.hash")]
    [InlineData("""{"surveys":{"columns":{"customerId":{"column":"a","hash":"name"}}}}""", "customerId.hash")]
    [InlineData("""{"surveys":{"columns":{"customerId":{"column":"a","key":"order"}}}}""", "customerId.key")]
    [InlineData("""{"surveys":{"columns":{"csat":{"colum":"a"}}}}""", "unknown property")]
    [InlineData("""{"surveys":{"columns":{"csat":null}}}""", "csat")]
    [InlineData("""{"tables":[{"surveys":{"columns":{"no":"a"}}}]}""", "tables[0].surveys.columns")]
    [InlineData("""{"tables":[null]}""", "tables[0]")]
    [InlineData("""{"tables":[{"keys":{"order":"id"}}]}""", "tables[0].keys")]
    public void Parse_WhatCannotBe_SaysWhere(string json, string place)
    {
        var exception = Assert.Throws<MappingException>(() => ExportMapping.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_WhatWasParsed_ComesBack()
    {
        var json = """
            {
              "timeZone": "Asia/Shanghai",
              "interactions": {
                "columns": {
                  "customerId": { "column": "客户", "or": "账号", "prefix": "c-" },
                  "occurredAt": { "column": "日期", "time": "时间", "format": "dmy" },
                  "resolved": { "column": "状态", "words": { "已关闭": "yes", "*": "no" } },
                  "transfers": { "column": "组数", "plus": -1 },
                  "channel": { "value": "phone" }
                },
                "type": "call"
              }
            }
            """u8;

        var mapping = ExportMapping.Parse(json);
        var again = ExportMapping.Parse(mapping.ToJson());

        Assert.Equal(mapping.Interactions!.Columns.Keys, again.Interactions!.Columns.Keys);
        Assert.Equal(Encoding.UTF8.GetString(mapping.ToJson()), Encoding.UTF8.GetString(again.ToJson()));
        Assert.Contains("已关闭", Encoding.UTF8.GetString(mapping.ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EveryWayToSayAColumn_IsFollowed()
    {
        var mapping = ExportMapping.Parse("""
            {
              "timeZone": "Asia/Shanghai",
              "interactions": {
                "columns": {
                  "customerId": { "column": "who", "or": "account", "prefix": "c-" },
                  "occurredAt": { "column": "day", "time": "clock", "format": "dmy" },
                  "resolved": { "column": "state", "words": { "closed": true, "*": false } },
                  "transfers": { "column": "groups", "plus": -1 },
                  "waitMinutes": { "column": "wait", "unit": "seconds" },
                  "amount": { "column": "paid", "when": { "state": "closed" } },
                  "channel": { "value": "phone" }
                },
                "type": "call"
              }
            }
            """u8);
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Interactions, "calls.csv", """
            who,account,day,clock,state,groups,wait,paid
            7,,03.04.2026,09:30,Closed,3,90,12.5
            ,8,04.04.2026,23:00,open,1,0,9
            """, mapping);

        var first = Assert.IsType<Interaction>(rows[0].Record);
        var second = Assert.IsType<Interaction>(rows[1].Record);
        Assert.Equal(("c-7", new DateTimeOffset(2026, 4, 3, 1, 30, 0, TimeSpan.Zero), true, 2.0, 1.5, 12.5, "phone"),
            (first.CustomerId, first.OccurredAt, first.Resolved, first.Transfers, first.WaitMinutes, first.Amount, first.Channel));
        Assert.Equal(("c-8", new DateTimeOffset(2026, 4, 4, 15, 0, 0, TimeSpan.Zero), false, 0.0, 0.0, (double?)null, "phone"),
            (second.CustomerId, second.OccurredAt, second.Resolved, second.Transfers, second.WaitMinutes, second.Amount, second.Channel));
    }

    [Fact]
    public async Task Read_TableOfItsOwn_FeedsEveryKindThatItsPartNames()
    {
        var mapping = ExportMapping.Parse("""
            {
              "tables": [{
                "files": "wide*.csv",
                "interactions": { "columns": { "interactionId": "id", "customerId": "who", "occurredAt": "left on" }, "type": "cancellation" },
                "customers": { "columns": { "customerId": "who" }, "ignore": ["id", "left on"] }
              }]
            }
            """u8);
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Customers, "wide.csv", "id,who,left on,plan\n1,a,2026-02-01,gold\n2,b,,basic\n", mapping);

        Assert.Equal((2, 2, 0, 0), summary.Counts());
        Assert.Equal([RecordKind.Customer, RecordKind.Interaction], rows[0].Records.Select(record => record.Kind));
        // Who has not left is a customer all the same.
        Assert.Equal([RecordKind.Customer], rows[1].Records.Select(record => record.Kind));
        Assert.Equal("gold", Assert.IsType<Customer>(rows[0].Record).Attributes!["plan"]);
    }

    [Fact]
    public async Task Read_KeyOfAnotherTable_IsJoinedAndAnUnknownOneRejected()
    {
        var mapping = ExportMapping.Parse("""
            {
              "tables": [
                { "files": "subscriptions.csv", "interactions": { "columns": { "customerId": "account", "occurredAt": "start" }, "type": "renewal" }, "keys": { "subscription": "id" } },
                { "files": "usage.csv", "interactions": { "columns": { "customerId": { "column": "sub", "key": "subscription" }, "occurredAt": "day" }, "type": "usage" } }
              ]
            }
            """u8);
        var customers = CustomerLinks.None;
        await ExportReading.ReadAsync(ExportKind.Interactions, "subscriptions.csv", () => Text("id,account,start\ns1,a,2026-01-01\n"), mapping, customers: customers);
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Interactions, "usage.csv", () => Text("sub,day\ns1,2026-02-01\ns9,2026-02-02\n"), mapping, customers: customers);

        Assert.Equal("a", rows[0].Record!.CustomerId);
        Assert.Equal(new RowRejection(3, "sub", "a subscription that no table read so far names a customer for"), rows[1].Rejection);
        Assert.Equal((2, 1, 1, 0), summary.Counts());
    }

    [Theory]
    [InlineData("usage-2026.csv", "contract, subscription")]
    [InlineData("subscriptions.csv", "")]
    [InlineData("business.zip", "contract, subscription")]
    [InlineData("other.csv", "")]
    public void KeysAskedFor_ByTheTableThatFits_AreThoseOfItsKinds(string name, string keys)
    {
        var mapping = ExportMapping.Parse("""
            {
              "tables": [
                { "files": "subscriptions*", "customers": { "columns": { "customerId": "account" } }, "keys": { "subscription": "id", "contract": "paper" } },
                { "files": "usage*",
                  "surveys": { "columns": { "customerId": { "column": "sub", "key": "subscription" } } },
                  "interactions": { "columns": { "customerId": { "column": "paper", "key": "contract" } } } }
              ]
            }
            """u8);

        Assert.Equal(keys, string.Join(", ", mapping.KeysAskedFor(ExportKind.Interactions, name)));
    }

    [Fact]
    public async Task Read_SheetOfTheMapping_IsReadThoughAnotherHoldsMore()
    {
        var content = new XlsxFile().Sheet("Codes", ["code", "nps"], ["a", 1], ["b", 2], ["c", 3]).Sheet("March", ["customerId", "nps"], ["k", 9]).ToArray();

        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "answers.xlsx", content, ExportMapping.Parse("""{"sheet":"march"}"""u8));
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(
            () => ExportReading.ReadAsync(ExportKind.Surveys, "answers.xlsx", content, ExportMapping.Parse("""{"sheet":"April"}"""u8)));

        Assert.Equal("k", Assert.Single(rows).Record!.CustomerId);
        Assert.Contains("The sheet 'Codes' was passed over: the mapping names 'March'.", summary.Warnings);
        Assert.Contains("it has Codes, March", exception.Message, StringComparison.Ordinal);
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));
}
