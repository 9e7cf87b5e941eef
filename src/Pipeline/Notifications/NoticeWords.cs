using System.Globalization;
using System.Text;
using Analytics.Prediction.Actions;
using Pipeline.Runs;

namespace Pipeline.Notifications;

/// <summary>A notice in words: a title, and lines of Markdown.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Lines">One line each.</param>
internal sealed record NoticeWords(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>Characters of an id that are shown.</summary>
    private const int MaxIdLength = 60;

    public string Markdown => string.Join('\n', Lines.Prepend($"### {Title}"));

    public static NoticeWords English(string type, Run run, RunSummary summary)
    {
        var date = Date(run);
        return type == RunNotice.Published
            ? new NoticeWords($"Customers at risk, {date}", [.. Published(summary, Sentences.English)])
            : new NoticeWords(
                type == RunNotice.Failed ? $"The run of {date} failed" : $"The run of {date} is incomplete", [.. Unfinished(run, summary, Sentences.English)]);
    }

    public static NoticeWords Chinese(string type, Run run, RunSummary summary)
    {
        var date = Date(run);
        return type == RunNotice.Published
            ? new NoticeWords($"流失风险客户 {date}", [.. Published(summary, Sentences.Chinese)])
            : new NoticeWords(type == RunNotice.Failed ? $"{date} 的运行失败" : $"{date} 的运行未完成", [.. Unfinished(run, summary, Sentences.Chinese)]);
    }

    private static IEnumerable<string> Published(RunSummary summary, Sentences words)
    {
        if (summary is { Customers: { } customers, Predictions: { } predictions, Bands: { } bands })
        {
            yield return Text(words.Customers, customers, predictions);
            yield return Text(words.Bands, Count(bands.High), Count(bands.Medium), Count(bands.Low));
        }
        if (summary.Nps is { Value: { } nps } net) yield return Text(words.Nps, nps, Change(net.Change, "0.0"), net.Answers);
        if (summary.Csat is { Value: { } csat } satisfied) yield return Text(words.Csat, csat, Change(satisfied.Change, "0.0"), satisfied.Answers);
        if (summary.ValueAtRisk is { } value) yield return Text(words.Value, value.Value, Change(value.Change, "#,0"));
        foreach (var line in Attention(summary.Attention, words)) yield return line;
        foreach (var customer in summary.Riskiest ?? [])
        {
            var action = customer.Action is { } code && ActionCatalogue.Find(code) is { } known ? words.Action(known) : "";
            yield return Text("- {0}: {1:0} %. {2}", Shown(customer.CustomerId), 100 * customer.ChurnProbability, action).TrimEnd();
        }
    }

    private static IEnumerable<string> Unfinished(Run run, RunSummary summary, Sentences words)
    {
        if (run.Reason is { } reason) yield return reason;
        yield return words.StaysCurrent;
        foreach (var line in Attention(summary.Attention, words)) yield return line;
    }

    private static IEnumerable<string> Attention(SummaryAttention attention, Sentences words)
    {
        if (attention.ExportsHeld + attention.ExportsUnreadable + attention.ExportsFailed > 0)
            yield return Text(words.Exports, attention.ExportsHeld, attention.ExportsUnreadable, attention.ExportsFailed);
        if (attention.Poison > 0) yield return Text(words.Poison, attention.Poison);
        if (attention.Model is { Grade: { } grade }) yield return Text(words.Grade, grade);
        if (attention.Drift is { } drift && drift.Act + drift.Watch > 0) yield return Text(words.Drift, drift.Act, drift.Watch);
    }

    /// <summary>An id as people see it: what Markdown or a client may take for more than text is percent-encoded.</summary>
    private static string Shown(string id)
    {
        var shown = new StringBuilder();
        foreach (var rune in id.EnumerateRunes())
        {
            if (shown.Length >= MaxIdLength) return shown.Append('…').ToString();
            if (Rune.IsLetterOrDigit(rune) || (rune.IsAscii && ".-_".Contains((char)rune.Value))) shown.Append(rune);
            else foreach (var value in Encoding.UTF8.GetBytes(rune.ToString())) shown.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }
        return shown.ToString();
    }

    private static string Date(Run run) => run.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(SummaryCount count) => Text("**{0:#,0}**{1}", count.Count, Change(count.Change, "#,0"));

    private static string Change(double? change, string format) =>
        change is { } by ? Text(" ({0})", by.ToString($"+{format};-{format};0", CultureInfo.InvariantCulture)) : "";

    private static string Text(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    /// <summary>The sentences of a language, with places for figures.</summary>
    private sealed record Sentences(
        string Customers, string Bands, string Nps, string Csat, string Value, string Exports, string Poison, string Grade, string Drift, string StaysCurrent,
        Func<CustomerAction, string> Action)
    {
        public static Sentences English { get; } = new(
            "{0:#,0} customers, {1:#,0} scored.",
            "High risk: {0}, medium: {1}, low: {2}.",
            "NPS **{0:0.0}**{1} from {2:#,0} answers.",
            "CSAT **{0:0.0} %**{1} from {2:#,0} answers.",
            "Value at risk: **{0:#,0}**{1} a year.",
            "Exports that need attention: {0} held back, {1} unreadable, {2} given up.",
            "Messages put aside: {0}.",
            "Grade of the model: {0}.",
            "Drift since training: {0} features moved far, {1} to watch.",
            "The run before stays the current one.",
            action => action.English);

        public static Sentences Chinese { get; } = new(
            "客户 {0:#,0} 位，已评分 {1:#,0} 位。",
            "高风险：{0}，中风险：{1}，低风险：{2}。",
            "NPS **{0:0.0}**{1}，回答 {2:#,0} 份。",
            "CSAT **{0:0.0} %**{1}，回答 {2:#,0} 份。",
            "风险价值：每年 **{0:#,0}**{1}。",
            "需要关注的导出文件：暂扣 {0} 个，无法读取 {1} 个，已放弃 {2} 个。",
            "搁置的消息：{0} 条。",
            "模型等级：{0}。",
            "训练以来的漂移：明显变化的特征 {0} 个，需要留意 {1} 个。",
            "当前结果仍为上一次运行。",
            action => action.Chinese);
    }
}
