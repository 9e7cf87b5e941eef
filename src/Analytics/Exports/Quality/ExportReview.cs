using System.Globalization;

namespace Analytics.Exports.Quality;

/// <summary>Looks over one export for what stands in the way of using it, and says how to mend it.</summary>
/// <param name="summary">What became of its rows.</param>
/// <param name="writtenAt">When the file was written: what happened later cannot be in it.</param>
internal sealed class ExportReview(ExportSummary summary, DateTimeOffset writtenAt)
{
    private const double NoteworthyShare = 0.05;
    private const double SeriousShare = 0.5;
    private const double RejectedShare = 0.01;
    private const long FewestForShapes = 200;
    private const double NightShare = 0.5;
    private const double MidnightShare = 0.9;
    private const double ReversedCorrelation = -0.2;
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LargestZone = TimeSpan.FromHours(14);

    private readonly ExportProfile _profile = summary.Profile;
    private readonly List<QualityFinding> _findings = [];

    public IReadOnlyList<QualityFinding> Findings()
    {
        Rejected();
        Anonymous();
        Undated();
        Clock();
        Scales();
        Late();
        Replaced();
        Unsure();
        return _findings;
    }

    private void Rejected()
    {
        if (summary.FaultyShare < RejectedShare || summary.Rejections.FirstOrDefault(rejection => !rejection.LeftOut) is not { } first) return;
        var place = first.Table is null ? $"line {first.FirstLine}" : $"line {first.FirstLine} of {first.Table}";
        var column = first.Column is null ? "" : $" in '{first.Column}'";
        Add(
            "rejectedRows", summary.FaultyShare >= SeriousShare ? QualitySeverity.Serious : QualitySeverity.Warning,
            $"{Percent(summary.FaultyShare)} of the rows were rejected, most often ({first.Count:N0}) for {first.Reason}{column}, first in {place}. Mend them in the source, or say in a mapping how the column is to be read.",
            $"{Percent(summary.FaultyShare)} 的行被拒绝，最常见的原因（{first.Count:N0} 行）：{first.Reason}{(first.Column is null ? "" : $"（列“{first.Column}”）")}，首次出现在第 {first.FirstLine} 行。请在源数据中更正，或在映射中说明该列的读法。");
    }

    private void Anonymous()
    {
        var share = Share(_profile.AnswersWithoutCustomer, _profile.Answers);
        if (share < NoteworthyShare) return;
        var (column, columnChinese) = Candidates("ids", "which column holds it");
        Add(
            "answersWithoutCustomer", share >= SeriousShare ? QualitySeverity.Serious : QualitySeverity.Warning,
            $"{Percent(share)} of the answers have no customer id and cannot be used for predictions: map {column}.",
            $"{Percent(share)} 的答卷没有客户编号，无法用于预测：请映射{columnChinese}。");
    }

    private void Undated()
    {
        var share = Share(_profile.AnswersWithoutTime, _profile.Answers);
        if (share < NoteworthyShare) return;
        var (column, columnChinese) = Candidates("times", "which column holds the time of the answer");
        Add(
            "answersWithoutTime", share >= SeriousShare ? QualitySeverity.Serious : QualitySeverity.Warning,
            $"{Percent(share)} of the answers have no time and cannot be used for predictions: map {column}.",
            $"{Percent(share)} 的答卷没有时间，无法用于预测：请映射{columnChinese}。");
    }

    private void Clock()
    {
        if (_profile.Latest is { } latest && latest > writtenAt + ClockSlack)
        {
            var ahead = latest - writtenAt;
            if (ahead <= LargestZone)
                Add("futureTimes", QualitySeverity.Warning, $"The last event lies {ahead.TotalHours:0.0} hours after the file was written: its times seem to be those of another zone. Say it as timeZone in a mapping.", $"最后一个事件晚于文件写入时间 {ahead.TotalHours:0.0} 小时：时间似乎属于另一个时区，请在映射中用 timeZone 说明。");
            else
                Add("futureTimes", QualitySeverity.Warning, $"The last event lies {ahead.TotalDays:0} days after the file was written: check for planned events, and whether day and month are read in the right order.", $"最后一个事件晚于文件写入时间 {ahead.TotalDays:0} 天：请检查是否包含计划中的事件，以及日和月的顺序是否正确。");
        }
        if (_profile.Timed < FewestForShapes) return;
        var midnight = Share(_profile.AtMidnight, _profile.Timed);
        if (midnight >= MidnightShare)
        {
            Add("datesOnly", QualitySeverity.Note, $"The times are dates without a time of day: what happened within one day has no order, and waits by the hour cannot be seen.", $"时间只有日期没有时刻：同一天内的事件没有先后，也无法按小时分析等待。");
        }
        else
        {
            // Between one and five o'clock hardly anybody calls, anywhere; shifted by half a day they do.
            var night = Share(_profile.Hours.Skip(1).Take(5).Sum(), _profile.Timed);
            if (night >= NightShare)
                Add("nightHours", QualitySeverity.Warning, $"{Percent(night)} of the events happened between 1 and 6 o'clock at night in UTC: say as timeZone in a mapping in which zone the times are.", $"{Percent(night)} 的事件发生在 UTC 凌晨 1 点到 6 点：请在映射中用 timeZone 说明时间所属的时区。");
        }
        var beforehand = Share(_profile.ChangedBeforehand, _profile.Timed);
        if (beforehand >= RejectedShare)
            Add("changedBeforehand", QualitySeverity.Warning, $"{Percent(beforehand)} of the records were changed before they happened: two clocks or time zones are mixed, or two columns of times are mistaken for each other.", $"{Percent(beforehand)} 的记录在发生之前就被修改：可能混用了两个时钟或时区，或两个时间列被弄反。");
    }

    private void Scales()
    {
        if (_profile.SatisfactionWithRecommendation is { } correlation && correlation <= ReversedCorrelation)
        {
            var value = correlation.ToString("0.00", CultureInfo.InvariantCulture);
            Add("reversedScale", QualitySeverity.Serious, $"The more satisfied customers are, the less they recommend (correlation {value}): one of the two is asked the other way round. Turn it in the source, or map its answers by words.", $"客户越满意，推荐意愿反而越低（相关系数 {value}）：其中一个量表方向相反。请在源数据中反转，或在映射中用 words 说明各答案的含义。");
        }
        foreach (var field in summary.Tables.SelectMany(table => table.Fields).Where(field => field is { Field: "nps", Scale: not null }))
        {
            Add("unusualScale", QualitySeverity.Warning, $"The likelihood to recommend in '{field.Column}' is asked on {field.Scale} and was moved to 0 to 10: the net promoter score is defined on 0 to 10 only and is not comparable with others'.", $"“{field.Column}”中的推荐意愿使用 {field.Scale} 的量表，已换算到 0 至 10：净推荐值只在 0 至 10 的量表上有定义，不能与他人的数值比较。");
        }
    }

    private void Late()
    {
        var share = Share(_profile.LateRatings, _profile.RatedContacts);
        if (share < NoteworthyShare) return;
        Add(
            "lateRatings", share >= SeriousShare ? QualitySeverity.Warning : QualitySeverity.Note,
            $"{Percent(share)} of the ratings ({_profile.LateRatings:N0}) came {ExportProfile.LateAfterDays} days or more after the end of their contact and tell more of the relationship than of it: ask sooner, or map as respondedAt the column that holds when the rating was given.",
            $"{Percent(share)} 的评价（{_profile.LateRatings:N0} 条）在联系结束 {ExportProfile.LateAfterDays} 天或更久之后才给出，更多反映整体关系而非该次联系：请更早发出调查，或将 respondedAt 映射到评价给出时间所在的列。");
    }

    private void Replaced()
    {
        var share = Share(_profile.ReplacedRatings, _profile.Answers + _profile.ReplacedRatings);
        if (share < NoteworthyShare) return;
        Add(
            "replacedRatings", share >= SeriousShare ? QualitySeverity.Warning : QualitySeverity.Note,
            $"{Percent(share)} of the ratings ({_profile.ReplacedRatings:N0}) stand under the id of an earlier row and are taken for versions of the same rating, of which only the one changed last counts. If they are answers of their own, map as responseId a column whose values are not repeated.",
            $"{Percent(share)} 的评价（{_profile.ReplacedRatings:N0} 条）与前面某行的编号相同，被视为同一评价的新版本，每个评价只计最后更改的一次。如果它们是各自独立的回答，请将 responseId 映射到取值不重复的列。");
    }

    private void Unsure()
    {
        foreach (var field in summary.Tables.SelectMany(table => table.Fields).Where(field => field.Because == Recognition.Evidence.Values))
            Add("guessedColumn", QualitySeverity.Note, $"{field.Field} was taken from '{field.Column}' for its values alone: confirm it in a mapping.", $"{field.Field} 仅凭数值取自列“{field.Column}”：请在映射中确认。");
    }

    private (string English, string Chinese) Candidates(string looks, string otherwise)
    {
        var columns = summary.Tables.SelectMany(table => table.Ignored).Where(column => column.LooksLike == looks).Take(3).Select(column => column.Column).ToList();
        return columns.Count == 0
            ? (otherwise, "相应的列")
            : (string.Join(" or ", columns.Select(column => $"'{column}'")), string.Join("或", columns.Select(column => $"“{column}”")));
    }

    private void Add(string code, QualitySeverity severity, FormattableString english, FormattableString chinese) => _findings.Add(QualityFinding.Of(code, severity, english, chinese));

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Percent(double share) => (share * 100).ToString(share is > 0 and < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %";
}
