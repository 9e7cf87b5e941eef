using System.Text;
using System.Text.Json;
using Pipeline.Notifications;
using Pipeline.Runs;

namespace Pipeline.Tests.Notifications;

public sealed class WebhookBodyTests
{
    private static readonly Run Published = new()
    {
        RunId = "20261123T000000Z-1a2b3c4d5e6f",
        Status = RunStatus.Published,
        Trigger = RefreshJob.TimerTrigger,
        CreatedAt = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
        AsOf = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero),
    };

    private static readonly RunSummary Summary = new()
    {
        Customers = 12_345,
        Predictions = 12_000,
        Bands = new SummaryBands(new SummaryCount(1_200, 35), new SummaryCount(2_400, -1_010), new SummaryCount(8_400, 0)),
        Nps = new SummaryMetric(32.14, 543, -1.26),
        ValueAtRisk = new SummaryAmount(1_234_567.8, null),
        Attention = new SummaryAttention(1, 0, 2, 3, new SummaryModel("m", "B", 0.8), new SummaryDrift(1, 2)),
        Riskiest = [new SummaryCustomer("[x](http://evil) `<客户>`", 0.987, "high", "callBack"), new SummaryCustomer("c2", 0.5, "high", null)],
    };

    [Fact]
    public void Words_OfAPublishedRun_HaveFiguresAndChanges() => Assert.Equal(
        [
            "12,345 customers, 12,000 scored.",
            "High risk: **1,200** (+35), medium: **2,400** (-1,010), low: **8,400** (0).",
            "NPS **32.1** (-1.3) from 543 answers.",
            "Value at risk: **1,234,568** a year.",
            "Exports that need attention: 1 held back, 0 unreadable, 2 given up.",
            "Messages put aside: 3.",
            "Grade of the model: B.",
            "Drift since training: 1 features moved far, 2 to watch.",
            "- %5Bx%5D%28http%3A%2F%2Fevil%29%20%60%3C客户%3E%60: 99 %. Have a named person call back at a time agreed with the customer.",
            "- c2: 50 %.",
        ],
        NoticeWords.English(RunNotice.Published, Published, Summary).Lines);

    [Fact]
    public void Words_InChinese_SayTheSame()
    {
        var words = NoticeWords.Chinese(RunNotice.Published, Published, Summary);

        Assert.Equal("流失风险客户 2026-11-23", words.Title);
        Assert.Equal(NoticeWords.English(RunNotice.Published, Published, Summary).Lines.Count, words.Lines.Count);
        Assert.Contains("高风险：**1,200** (+35)，中风险：**2,400** (-1,010)，低风险：**8,400** (0)。", words.Lines);
    }

    [Fact]
    public void WeCom_TooMuch_EndsWithAWholeLineAndTheLink()
    {
        var words = new NoticeWords("客户", [.. Enumerable.Range(0, 500).Select(i => $"第 {i} 行，一共五百行")]);

        using var json = JsonDocument.Parse(WebhookBody.WeCom(words, "[打开](https://example.org)"));

        var content = json.RootElement.GetProperty("markdown").GetProperty("content").GetString()!;
        Assert.InRange(Encoding.UTF8.GetByteCount(content), 4_000, 4_096);
        var lines = content.Split('\n');
        Assert.Equal(words.Lines.Take(lines.Length - 2).Prepend("### 客户").Append("[打开](https://example.org)"), lines);
    }

    [Fact]
    public void DingTalk_Lines_ArePartedByEmptyOnes()
    {
        using var json = JsonDocument.Parse(WebhookBody.DingTalk(new NoticeWords("title", ["a", "b"]), null));

        Assert.Equal("markdown", json.RootElement.GetProperty("msgtype").GetString());
        Assert.Equal("title", json.RootElement.GetProperty("markdown").GetProperty("title").GetString());
        Assert.Equal("### title\n\na\n\nb", json.RootElement.GetProperty("markdown").GetProperty("text").GetString());
    }

    [Fact]
    public void Teams_IsAnAdaptiveCardInAMessage()
    {
        using var json = JsonDocument.Parse(WebhookBody.Teams(new NoticeWords("title", ["a", "b"]), new Uri("https://example.org/app"), "Open"));

        Assert.Equal("message", json.RootElement.GetProperty("type").GetString());
        var attachment = Assert.Single(json.RootElement.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Equal(["title", "a", "b"], card.GetProperty("body").EnumerateArray().Select(block => block.GetProperty("text").GetString()!));
        Assert.Equal("https://example.org/app", card.GetProperty("actions")[0].GetProperty("url").GetString());
    }
}
