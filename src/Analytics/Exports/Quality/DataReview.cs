using Analytics.Customers;

namespace Analytics.Exports.Quality;

/// <summary>Looks over all exports together for what keeps a model from being trusted.</summary>
/// <param name="exports">What became of the rows.</param>
/// <param name="timelines">The customers.</param>
internal sealed class DataReview(IReadOnlyList<ExportSummary> exports, IReadOnlyList<CustomerTimeline> timelines)
{
    private const int FewestForOverlap = 50;
    private const double LittleOverlap = 0.05;
    private const int ComfortablePositives = 200;

    private static readonly string[] ValueDrivers = ["timeliness", "convenience", "expertise"];

    private readonly List<QualityFinding> _findings = [];

    /// <param name="historyDays">Days between the first and the last event.</param>
    /// <param name="neededDays">Days of history that training needs before and behind its dates.</param>
    /// <param name="leavers">Customers known to have left; <c>null</c> if there is no model to count them for.</param>
    public IReadOnlyList<QualityFinding> Findings(double? historyDays, int neededDays, int? leavers)
    {
        History(historyDays, neededDays);
        Leavers(leavers);
        Drivers();
        NumberedLists();
        Overlap();
        return _findings;
    }

    private void History(double? days, int neededDays)
    {
        if (days is not { } have || have >= neededDays) return;
        _findings.Add(QualityFinding.Of(
            "shortHistory", QualitySeverity.Serious,
            $"The events span {have:0} days; to learn who leaves from what came before, {neededDays} are needed. Export a longer period.",
            $"事件只覆盖 {have:0} 天；要从历史中学习谁会流失，需要 {neededDays} 天。请导出更长的时间段。"));
    }

    private void Leavers(int? leavers)
    {
        if (leavers is not { } known || known >= ComfortablePositives) return;
        _findings.Add(QualityFinding.Of(
            "fewLeavers", known < ComfortablePositives / 4 ? QualitySeverity.Serious : QualitySeverity.Warning,
            $"Only {known:N0} customers are known to have left: intervals are wide, and grades cannot be high. A longer period, or a column that says who left, would help.",
            $"已知流失的客户只有 {known:N0} 位：区间会很宽，评级也不会高。更长的时间段，或一列说明谁已流失的数据，会有帮助。"));
    }

    private void Drivers()
    {
        var surveys = exports.Where(export => export.Profile.Answers > 0).ToList();
        if (surveys.Count == 0) return;
        var missing = ValueDrivers.Where(driver => !surveys.Exists(export => export.Profile.Fields.ContainsKey(driver))).ToList();
        if (missing.Count == 0) return;
        var chinese = string.Join("、", missing.Select(driver => driver switch { "timeliness" => "及时性", "convenience" => "便捷性", _ => "专业性" }));
        _findings.Add(QualityFinding.Of(
            "missingDrivers", QualitySeverity.Note,
            $"No survey asks for {string.Join(" or ", missing)}: what drives customers away can be told by contacts and prices only. Ask for it, or map the questions that do.",
            $"没有问卷询问{chinese}：只能根据互动和价格分析流失原因。请在问卷中加入，或映射相应的问题。"));
    }

    private void NumberedLists()
    {
        var numbered = exports.Where(export => export.Warnings.Any(warning => warning.Contains("numbered by row", StringComparison.Ordinal))).Select(export => export.Name).ToList();
        if (numbered.Count < 2) return;
        _findings.Add(QualityFinding.Of(
            "numberedLists", QualitySeverity.Serious,
            $"{string.Join(" and ", numbered)} have no customer id and are both numbered from 1: their customers are taken for one another. Add an id column, or analyse one list at a time.",
            $"{string.Join("、", numbered)} 都没有客户编号，均从 1 开始编号：其中的客户会被混淆。请增加编号列，或分别分析。"));
    }

    private void Overlap()
    {
        var listed = timelines.Where(timeline => timeline.IsListed).ToList();
        var active = timelines.Count(timeline => timeline.HasEvents);
        if (listed.Count < FewestForOverlap || active < FewestForOverlap) return;
        var both = listed.Count(timeline => timeline.HasEvents);
        var share = (double)both / Math.Min(listed.Count, active);
        if (share >= LittleOverlap) return;
        _findings.Add(QualityFinding.Of(
            "idsDoNotMeet", QualitySeverity.Serious,
            $"Of {listed.Count:N0} listed customers and {active:N0} with events only {both:N0} are the same: the ids seem to be written in two ways. Compare leading zeros and prefixes; an alias file or a key in a mapping can join them.",
            $"名单中有 {listed.Count:N0} 位客户，有事件的客户 {active:N0} 位，但相同的只有 {both:N0} 位：编号的写法似乎不同。请比较前导零和前缀；可用别名文件或映射中的 key 连接。"));
    }
}
