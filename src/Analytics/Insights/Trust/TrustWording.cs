using Analytics.Prediction;

namespace Analytics.Insights.Trust;

/// <summary>Says for people how far data and model can be trusted.</summary>
internal static class TrustWording
{
    public static Statement NoModel { get; } = new(
        "Nothing is said of trust: it is judged by what a model learned from, and the data allows none. Needed is a model, and so at least 20 customers who left and 20 who stayed.",
        "未作可信度判断：可信度以模型的学习数据为准，而现有数据尚不足以建立模型。需要先有模型，即至少 20 位已流失和 20 位留存的客户。");

    public static IReadOnlyList<Statement> Of(TrustInsight insight, ModelCard card, bool isLabel, DriftSides sides)
    {
        var leakage = Leakage(insight.Leakage, card);
        var drift = insight.Drift is { } found ? TrustDriftWording.Of(found, isLabel) : [NoDrift(isLabel, sides)];
        Statement?[] all = [.. drift, Calibration(insight.Calibration), Doubts(insight.Doubts), Copies(insight.Copies)];
        var others = all.OfType<Statement>();
        // A column that may give the outcome away puts everything else into question.
        return insight.Leakage.Count > 0 ? [.. leakage, .. others] : [.. others, .. leakage];
    }

    private static Statement NoDrift(bool isLabel, DriftSides sides)
    {
        var (then, now) = (sides.Reference.Count, sides.Current.Count);
        return isLabel
            ? Statement.Of(
                $"Drift is not judged: of the customers looked at {then:n0} have a label and {now:n0} have none; at least {DriftReview.MinCount} of each are needed to compare those the model learned from with others.",
                $"未判断数据漂移：所查看的客户中有标签的 {then:n0} 位，无标签的 {now:n0} 位；比较模型学习过的客户与其他客户，两者都至少需要 {DriftReview.MinCount} 位。")
            : Statement.Of(
                $"Drift is not judged: {then:n0} customers at the training dates and {now:n0} others at the scoring date can be compared; at least {DriftReview.MinCount} of each are needed.",
                $"未判断数据漂移：可比较的客户在训练日期有 {then:n0} 位，在评分日期有另外 {now:n0} 位；两者都至少需要 {DriftReview.MinCount} 位。");
    }

    private static Statement? Calibration(TrustCalibration? calibration)
    {
        if (calibration is null) return null;
        var (size, sizeChinese) = (Points(calibration.Error), Points(calibration.ErrorLimit));
        if (calibration.IsOff)
        {
            return Statement.Of(
                $"The probabilities are off: on {calibration.Samples:n0} samples the model had not seen they lie {size} points from what happened, where a perfect model stays within {sizeChinese} points in 19 of 20 cases. {Line(calibration).English}",
                $"概率有偏差：在模型未见过的 {calibration.Samples:n0} 个样本上，预测与实际平均相差 {size} 个百分点，而完美模型 20 次中有 19 次不超过 {sizeChinese} 个百分点。{Line(calibration).Chinese}");
        }
        return Statement.Of(
            $"The probabilities hold as far as {calibration.Samples:n0} unseen samples can tell: they lie {size} points from what happened, and a perfect model stays within {sizeChinese} points in 19 of 20 cases. {Line(calibration).English}",
            $"就 {calibration.Samples:n0} 个未见样本所能判断的，概率可信：预测与实际平均相差 {size} 个百分点，而完美模型 20 次中有 19 次不超过 {sizeChinese} 个百分点。{Line(calibration).Chinese}");
    }

    private static Statement Line(TrustCalibration calibration)
    {
        if (calibration is not { PValue: < 0.05, Slope: { } slope, Shift: { } shift })
        {
            return calibration.PValue is null
                ? new Statement("Whether they are too extreme or too low on the whole cannot be told.", "无法判断它们是否过于极端或总体偏低。")
                : new Statement("No sign that they are too extreme, or too high or low on the whole.", "没有迹象表明它们过于极端，或总体偏高、偏低。");
        }
        var (extreme, extremeChinese) = slope < 1 ? ("too extreme", "过于极端") : ("too cautious", "过于保守");
        var (level, levelChinese) = shift > 0 ? ("too low", "偏低") : ("too high", "偏高");
        return Statement.Of(
            $"Rather {extreme} (slope {slope:0.00}, right is 1) and on the whole {level} (log-odds {shift:+0.00;-0.00;0.00}, right is 0).",
            $"它们{extremeChinese}（斜率 {slope:0.00}，理想为 1），总体{levelChinese}（对数几率 {shift:+0.00;-0.00;0.00}，理想为 0）。");
    }

    private static Statement? Doubts(TrustDoubts? doubts)
    {
        if (doubts is null) return null;
        if (doubts.Doubtful == 0)
        {
            return Statement.Of(
                $"None of the {doubts.Scored:n0} customers scored stands out from what the model learned from.",
                $"在 {doubts.Scored:n0} 位被评分的客户中，没有人明显不同于模型学习过的客户。");
        }
        var reasons = doubts.Reasons.Where(count => count.IsUnusual && count.Customers > 0).OrderByDescending(count => count.Customers).ToList();
        var english = string.Join("; ", reasons.Select(count => FormattableString.Invariant($"{DoubtWording.English(count.Reason)} ({count.Customers:n0})")));
        var chinese = string.Join("；", reasons.Select(count => FormattableString.Invariant($"{DoubtWording.Chinese(count.Reason)}（{count.Customers:n0}）")));
        return Statement.Of(
            $"Do not rely on the predictions of {doubts.Doubtful:n0} of {doubts.Scored:n0} customers ({Percent(doubts.Doubtful, doubts.Scored)} %), of whom the model knows too little or other things than it learned from: {english}. Each of these reasons applied to at most 1 in 200 customers of training.",
            $"在 {doubts.Scored:n0} 位客户中，有 {doubts.Doubtful:n0} 位（{Percent(doubts.Doubtful, doubts.Scored)}%）的预测不宜采信，因为模型对他们了解太少，或情况与学习数据不同：{chinese}。每种原因在训练客户中最多涉及 200 人中的 1 人。");
    }

    private static Statement? Copies(TrustCopies? copies) => copies switch
    {
        null => null,
        { Customers: 0 } => new Statement("No two customers scored are equal in everything the model sees.", "被评分的客户中，没有两位在模型所见的全部特征上完全相同。"),
        _ => Statement.Of(
            $"{copies.Customers:n0} of the customers scored ({100 * copies.Share:0.0} %) equal another one in everything the model sees, in {copies.Groups:n0} groups: they may be the same customers under several ids, who then count several times.",
            $"被评分的客户中有 {copies.Customers:n0} 位（{100 * copies.Share:0.0}%）在模型所见的全部特征上与另一位相同，共 {copies.Groups:n0} 组：可能是同一客户使用多个编号，因而被重复计算。"),
    };

    private static IReadOnlyList<Statement> Leakage(IReadOnlyList<LeakageFinding> findings, ModelCard card)
    {
        if (findings.Count > 0) return [.. findings.Select(Leak)];
        var best = card.Baselines.FirstOrDefault(baseline => baseline.Name == BaselineResult.BestSingleFeature);
        return best is { Auc: { } auc, Feature: { } feature }
            ? [
                Statement.Of(
                    $"No column seems to give the outcome away. The best alone, “{feature}”, ranks a leaver above a stayer in {100 * auc:0} % of pairs; review begins at 90 %.",
                    $"没有发现泄露结果的列。单独最好的“{feature}”在 {100 * auc:0}% 的配对中把流失者排在留存者之前；达到 90% 才需要核查。"),
            ]
            : [new Statement("No column seems to give the outcome away.", "没有发现泄露结果的列。")];
    }

    private static Statement Leak(LeakageFinding finding)
    {
        var (done, doneChinese) = finding.Action switch
        {
            LeakageFinding.Excluded => ("The model does not see it.", "模型未使用它。"),
            LeakageFinding.Kept => ("The model sees it, as was asked for: do not trust its quality.", "按要求保留在模型中：模型的质量不可信。"),
            _ => ("The model sees it: somebody who knows the data should say whether it is known in time.", "模型使用了它：请熟悉数据的人确认它在预测时是否已知。"),
        };
        var (signs, signsChinese) = ("", "");
        if (finding.Purity >= 0.8)
        {
            signs += FormattableString.Invariant($"; of those with one of its values at least {100 * finding.Purity:0} % left");
            signsChinese += FormattableString.Invariant($"；取其某个值的客户中至少 {100 * finding.Purity:0}% 流失");
        }
        if (finding.AucEarlier is [.., { } earlier])
        {
            signs += FormattableString.Invariant($"; as it was 60 days before, in {100 * earlier:0} %");
            signsChinese += FormattableString.Invariant($"；60 天前的取值则为 {100 * earlier:0}%");
        }
        return Statement.Of(
            $"“{finding.Feature}” may come from the outcome itself: alone it ranks a leaver above a stayer in {100 * finding.Auc:0} % of pairs{signs}. {done}",
            $"“{finding.Feature}”可能来自结果本身：单独使用时，在 {100 * finding.Auc:0}% 的配对中把流失者排在留存者之前{signsChinese}。{doneChinese}");
    }

    private static string Points(double share) => FormattableString.Invariant($"{100 * share:0.0}");

    private static string Percent(int part, int whole) => FormattableString.Invariant($"{100.0 * part / whole:0.0}");
}
