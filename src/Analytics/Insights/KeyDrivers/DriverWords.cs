namespace Analytics.Insights.KeyDrivers;

/// <summary>What drivers and outcomes are called where people read.</summary>
internal static class DriverWords
{
    private static readonly Dictionary<DriverKey, Statement> Known = new()
    {
        [DriverKey.Timeliness] = new("rated timeliness", "及时性评分"),
        [DriverKey.Convenience] = new("rated convenience", "便利性评分"),
        [DriverKey.Expertise] = new("rated expertise", "专业能力评分"),
        [DriverKey.Accessibility] = new("accessibility", "可及性"),
        [DriverKey.Reliability] = new("reliability", "可靠性"),
        [DriverKey.Effectiveness] = new("effectiveness", "有效性"),
    };

    /// <summary>The driver with those it was merged with; a further rating by the user's own name.</summary>
    public static Statement Of(KeyDriver driver)
    {
        var names = driver.MergedWith.Select(name => Name(new DriverKey(DriverKind.Said, name), new DriverKey(DriverKind.Done, name)))
            .Prepend(Name(new DriverKey(driver.Kind, driver.Name))).ToList();
        return new Statement(string.Join(" with ", names.Select(name => name.English)), string.Join("与", names.Select(name => name.Chinese)));
    }

    public static Statement Of(LeftOutDriver driver) => Name(new DriverKey(driver.Kind, driver.Name));

    /// <summary>What those do of whom the outcome came true.</summary>
    public static Statement Doing(DriverOutcome outcome) => outcome switch
    {
        DriverOutcome.Churn => new("leaving", "流失"),
        DriverOutcome.Recommendation => new("recommending", "推荐意愿"),
        DriverOutcome.Repurchase => new("buying again", "再次购买"),
        _ => new("loyalty", "忠诚"),
    };

    private static Statement Name(params ReadOnlySpan<DriverKey> keys)
    {
        foreach (var key in keys)
        {
            if (Known.TryGetValue(key, out var known)) return known;
        }
        return new Statement(keys[0].Name, keys[0].Name);
    }
}
