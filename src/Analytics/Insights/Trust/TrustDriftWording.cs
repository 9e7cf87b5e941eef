namespace Analytics.Insights.Trust;

/// <summary>What drift comes to, in words.</summary>
internal static class TrustDriftWording
{
    /// <summary>Features that are named in a sentence.</summary>
    private const int MostNamed = 5;

    public static IReadOnlyList<Statement?> Of(TrustDrift drift, bool isLabel) =>
        [Features(drift, isLabel), Calendar(drift), Score(drift.Score), Classifier(drift), Labels(drift.Labels)];

    private static Statement Features(TrustDrift drift, bool isLabel)
    {
        var (act, watch, small) = (drift.Moved(DriftVerdict.Act).ToList(), drift.Moved(DriftVerdict.Watch).ToList(), drift.Moved(DriftVerdict.SmallReal).Count());
        var (advice, adviceChinese) = isLabel ? ("Be careful with the predictions of customers without a label", "对无标签客户的预测须谨慎") : ("Train anew before relying on the model", "使用前应重新训练模型");
        var (whom, whomChinese) = isLabel ? ("customers without a label differ from those with one", "无标签客户与有标签客户") : ("customers today differ from those the model learned from", "现在的客户与模型学习过的客户");
        var sizes = FormattableString.Invariant($"{drift.ReferenceCustomers:n0} and {drift.CurrentCustomers:n0} customers compared");
        var sizesChinese = FormattableString.Invariant($"比较了 {drift.ReferenceCustomers:n0} 与 {drift.CurrentCustomers:n0} 位客户");
        var also = small > 0 ? FormattableString.Invariant($" Another {small} moved by less than matters: small, but real.") : "";
        var alsoChinese = small > 0 ? FormattableString.Invariant($"另有 {small} 个特征的变化虽真实但很小，不影响使用。") : "";
        if (act.Count > 0)
        {
            return Statement.Of(
                $"{advice}: {whom} far beyond chance in {Named(act).English} ({sizes}).{More(watch).English}{also}",
                $"{adviceChinese}：{whomChinese}在{Named(act).Chinese}上的差异远超随机波动（{sizesChinese}）。{More(watch).Chinese}{alsoChinese}");
        }
        if (watch.Count > 0)
        {
            return Statement.Of(
                $"Worth watching: {whom} beyond chance in {Named(watch).English} ({sizes}).{also}", $"值得关注：{whomChinese}在{Named(watch).Chinese}上的差异超出随机波动（{sizesChinese}）。{alsoChinese}");
        }
        return Statement.Of(
            $"No drift that matters among {drift.Features.Count} features ({sizes}).{also}", $"在 {drift.Features.Count} 个特征中没有发现值得重视的漂移（{sizesChinese}）。{alsoChinese}");
    }

    private static Statement? Calendar(TrustDrift drift)
    {
        var clock = drift.Features.Where(feature => feature.Calendar == CalendarEffect.Clock).ToList();
        var history = drift.Features.Where(feature => feature.Calendar == CalendarEffect.LongerHistory).ToList();
        if (clock.Count + history.Count == 0) return null;
        var english = new List<string>();
        var chinese = new List<string>();
        if (clock.Count > 0)
        {
            english.Add(FormattableString.Invariant($"{Named(clock).English} as the calendar goes on"));
            chinese.Add(FormattableString.Invariant($"{Named(clock).Chinese}随日历推移"));
        }
        if (history.Count > 0)
        {
            english.Add(FormattableString.Invariant($"{Named(history).English} as more history is known now than at the training dates"));
            chinese.Add(FormattableString.Invariant($"{Named(history).Chinese}因为现在掌握的历史比训练日期时更长"));
        }
        return Statement.Of($"These had to move and say nothing of the customers: {string.Join("; ", english)}.", $"以下变化是必然的，并不说明客户有变：{string.Join("；", chinese)}。");
    }

    private static Statement? Score(FeatureDrift score) => score.Verdict switch
    {
        DriftVerdict.Act => new Statement(
            "The scores themselves moved far: bands that were cut in training hold other shares of customers now.", "评分本身变化很大：训练时划定的风险等级现在包含的客户比例已不同。"),
        DriftVerdict.Watch => new Statement(
            "The scores themselves moved beyond chance: watch how many customers each band of risk holds.", "评分本身的变化超出随机波动：请留意各风险等级的客户比例。"),
        _ => null,
    };

    private static Statement? Classifier(TrustDrift drift) =>
        drift.Classifier is { IsFound: true } classifier && !drift.Features.Any(feature => feature.Verdict != DriftVerdict.Stable && feature.Calendar is null)
            ? Statement.Of(
                $"No feature moved alone, but all together tell then from now: a model ranks a customer of now above one of then in {100 * classifier.Auc:0.0} % of pairs, where 50 % is chance.",
                $"没有单个特征发生变化，但合在一起可以区分过去与现在：模型在 {100 * classifier.Auc:0.0}% 的配对中能认出现在的客户，而随机为 50%。")
            : null;

    private static Statement? Labels(LabelDrift? labels) => labels is { IsFound: true } found
        ? Statement.Of(
            $"The share who leave moved from {100 * found.First.Value:0.0} % at the first training date to {100 * found.Last.Value:0.0} % at the last (change {100 * found.Change.Value:+0.0;-0.0;0.0} points, 95 % interval {100 * found.Change.Low:+0.0;-0.0;0.0} to {100 * found.Change.High:+0.0;-0.0;0.0}); only dates whose outcomes are known are compared.",
            $"流失比例从首个训练日期的 {100 * found.First.Value:0.0}% 变为末个训练日期的 {100 * found.Last.Value:0.0}%（变化 {100 * found.Change.Value:+0.0;-0.0;0.0} 个百分点，95% 区间 {100 * found.Change.Low:+0.0;-0.0;0.0} 至 {100 * found.Change.High:+0.0;-0.0;0.0}）；只比较结果已知的日期。")
        : null;

    private static Statement More(List<FeatureDrift> watch) => watch.Count == 0
        ? new Statement("", "")
        : Statement.Of($" Worth watching: {Named(watch).English}.", $"值得关注：{Named(watch).Chinese}。");

    private static Statement Named(List<FeatureDrift> features)
    {
        var names = features.Take(MostNamed).Select(feature => feature.Feature).ToList();
        var rest = features.Count - names.Count;
        return new Statement(
            string.Join(", ", names.Select(name => $"“{name}”")) + (rest > 0 ? FormattableString.Invariant($" and {rest} more") : ""),
            string.Concat(names.Select(name => $"“{name}”")) + (rest > 0 ? FormattableString.Invariant($"以及另外 {rest} 个特征") : ""));
    }
}
