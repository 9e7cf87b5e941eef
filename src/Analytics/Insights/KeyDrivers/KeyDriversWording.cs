namespace Analytics.Insights.KeyDrivers;

/// <summary>Says in sentences what goes with churn and loyalty.</summary>
internal static class KeyDriversWording
{
    public static IReadOnlyList<Statement> Of(KeyDriversInsight insight) =>
    [
        .. Outcome(insight.Churn),
        .. Outcome(insight.Loyalty),
        .. insight.Claims.Select(Claim),
        new Statement(
            "These are associations in what was observed: none of them says what would happen if a driver were changed. Published evidence on the three claims conflicts; one well-known study found loyalty flat above met expectations.",
            "以上均为观察数据中的关联，并不说明改变某一因素后会发生什么。关于这三项主张，已发表的证据并不一致；一项知名研究发现，期望得到满足之后，忠诚度不再随之上升。"),
    ];

    public static Statement TooLittle(IReadOnlyList<DriverSample> samples, DriverOutcome outcome)
    {
        var usable = samples.Where(sample => sample.Drivers.Count > 1).ToList();
        var customers = usable.Select(sample => sample.Customer).Distinct().Count();
        var events = usable.Count == 0 ? 0 : DriverSelection.Events(usable);
        var doing = DriverWords.Doing(outcome);
        return Statement.Of(
            $"On {doing.English}: of {customers:n0} customers at least two drivers and the outcome are known, with {events:n0} cases of the rarer outcome. Needed are at least {DriverSelection.LeastCustomers(2)} customers and 20 a driver of whom the same drivers are known, and 10 cases of the rarer outcome a driver.",
            $"关于{doing.Chinese}：有 {customers:n0} 位客户至少有两项因素和结果已知，其中较少见的结果 {events:n0} 例。至少需要 {DriverSelection.LeastCustomers(2)} 位客户（每项因素 20 位）的同一组因素均已知，且每项因素有 10 例较少见的结果。");
    }

    public static Statement NoModel(DriverOutcome outcome)
    {
        var doing = DriverWords.Doing(outcome);
        return new Statement(
            $"On {doing.English}: no model can be fitted, as some drivers depend on each other or tell the outcomes apart completely.",
            $"关于{doing.Chinese}：部分因素相互依赖，或能将结果完全分开，无法拟合模型。");
    }

    private static IEnumerable<Statement> Outcome(OutcomeDrivers outcome)
    {
        if (outcome.Missing is { } missing)
        {
            yield return missing;
            yield break;
        }
        yield return First(outcome);
        yield return Together(outcome);
        var improve = outcome.Drivers.Where(driver => driver.Cell == MatrixCell.ImproveFirst).Select(DriverWords.Of).ToList();
        var doing = DriverWords.Doing(outcome.Outcome);
        if (improve.Count > 0)
        {
            var (english, chinese) = (string.Join(", ", improve.Select(name => name.English)), string.Join("、", improve.Select(name => name.Chinese)));
            yield return new Statement($"More important than most for {doing.English}, and weaker than most: {english}.", $"对{doing.Chinese}而言比多数因素更重要、表现又弱于多数的：{chinese}。");
        }
        foreach (var driver in outcome.Drivers.Where(driver => driver.MergedWith.Count > 0))
        {
            var name = DriverWords.Of(driver);
            yield return new Statement(
                $"For {doing.English}, {name.English} cannot be told apart (correlation beyond 0.9) and count as one.",
                $"就{doing.Chinese}而言，{name.Chinese}无法区分（相关系数超过 0.9），合并为一项。");
        }
    }

    private static Statement First(OutcomeDrivers outcome)
    {
        var (first, second) = (outcome.Drivers[0], outcome.Drivers[1]);
        var (name, other, doing) = (DriverWords.Of(first), DriverWords.Of(second), DriverWords.Doing(outcome.Outcome));
        var isCertain = first.Importance.Low > second.Importance.High;
        var effect = Effect(first, outcome);
        return Statement.Of(
            $"Of what the drivers tell of {doing.English}, {first.Importance.Value:0 %} falls to {name.English} ({first.Importance.Low:0 %} to {first.Importance.High:0 %}){(isCertain ? "" : $"; the interval overlaps that of {other.English}, so which comes first is uncertain")}. {effect.English}",
            $"在各因素对{doing.Chinese}的解释中，{name.Chinese}占 {first.Importance.Value:0%}（{first.Importance.Low:0%} 至 {first.Importance.High:0%}）{(isCertain ? "" : $"；其区间与{other.Chinese}重叠，孰先孰后并不确定")}。{effect.Chinese}");
    }

    private static Statement Effect(KeyDriver driver, OutcomeDrivers outcome)
    {
        var (effect, doing) = (driver.AdjustedEffect, DriverWords.Doing(outcome.Outcome));
        if (outcome.EffectUnit == EffectUnit.OddsRatio)
        {
            var isClear = effect.Low > 1 || effect.High < 1;
            return Statement.Of(
                $"All other drivers being equal, {driver.Spread:0} points more of it go with {effect.Value:0.00} times the odds of {doing.English} ({effect.Low:0.00} to {effect.High:0.00}){(isClear ? "" : ", which is no clear difference")}.",
                $"其他因素相同时，该项每高 {driver.Spread:0} 分，{doing.Chinese}的几率以 {effect.Value:0.00} 倍相伴（{effect.Low:0.00} 至 {effect.High:0.00}）{(isClear ? "" : "，差异并不明确")}。");
        }
        var isNotZero = effect.Low > 0 || effect.High < 0;
        return Statement.Of(
            $"All other drivers being equal, {driver.Spread:0} points more of it go with a next answer that is {effect.Value:+0.00;-0.00;0.00} standard deviations different ({effect.Low:+0.00;-0.00;0.00} to {effect.High:+0.00;-0.00;0.00}){(isNotZero ? "" : ", which is no clear difference")}.",
            $"其他因素相同时，该项每高 {driver.Spread:0} 分，与下一次回答相差 {effect.Value:+0.00;-0.00;0.00} 个标准差相伴（{effect.Low:+0.00;-0.00;0.00} 至 {effect.High:+0.00;-0.00;0.00}）{(isNotZero ? "" : "，差异并不明确")}。");
    }

    private static Statement Together(OutcomeDrivers outcome)
    {
        var doing = DriverWords.Doing(outcome.Outcome);
        var measure = outcome.EffectUnit == EffectUnit.OddsRatio && outcome.Method != ImportanceMethod.RelativeWeights ? "pseudo-R²" : "R²";
        return Statement.Of(
            $"Together the {outcome.Drivers.Count} drivers tell {outcome.Fit:0.0 %} of {doing.English} ({measure}; {outcome.Customers:n0} customers, {outcome.Positives:n0} of {outcome.Samples:n0} cases with that outcome); the rest goes with other things, or with chance.",
            $"{outcome.Drivers.Count} 项因素合计解释了{doing.Chinese}的 {outcome.Fit:0.0%}（{measure}；{outcome.Customers:n0} 位客户，{outcome.Samples:n0} 例中有 {outcome.Positives:n0} 例出现该结果）；其余与别的因素或偶然相伴。");
    }

    private static Statement Claim(ClaimTest test)
    {
        var claim = test.Claim switch
        {
            KeyDrivers.Claim.ConvenienceChurn => new Statement("convenience goes with staying", "便利性与留存相伴"),
            KeyDrivers.Claim.ValueAddedPromoter => new Statement("added value (expertise) goes with recommending", "附加价值（专业能力）与推荐相伴"),
            _ => new Statement("waiting longer than promised goes with leaving", "等待超过承诺与流失相伴"),
        };
        if (test.OddsRatio is not { } odds)
            return new Statement($"Claim \"{claim.English}\": not tested, too little data.", $"主张“{claim.Chinese}”：数据太少，未检验。");
        var of = test.Claim == KeyDrivers.Claim.ValueAddedPromoter ? new Statement("a higher class of recommendation", "更高推荐等级") : new Statement("leaving", "流失");
        var equal = test.Claim == KeyDrivers.Claim.TimelinessLoss
            ? new Statement("number and channels of contacts, tenure, value and date", "联系次数与渠道、客龄、价值和日期")
            : new Statement("other drivers, tenure, value and date", "其他因素、客龄、价值和日期");
        var verdict = test.Verdict switch
        {
            ClaimVerdict.Supported => new Statement("supported by this data", "得到本数据支持"),
            ClaimVerdict.Contradicted => new Statement("contradicted by this data", "与本数据相反"),
            _ => new Statement("not shown by this data, which does not show the contrary either", "未得到本数据证实，但也未证明相反"),
        };
        return Statement.Of(
            $"Claim \"{claim.English}\": {verdict.English}. A standard deviation more goes with {odds.Value:0.00} times the odds of {of.English} ({odds.Low:0.00} to {odds.High:0.00}), {equal.English} being equal; {test.Customers:n0} customers.",
            $"主张“{claim.Chinese}”：{verdict.Chinese}。{equal.Chinese}相同时，每高一个标准差，{of.Chinese}的几率以 {odds.Value:0.00} 倍相伴（{odds.Low:0.00} 至 {odds.High:0.00}）；{test.Customers:n0} 位客户。");
    }
}
