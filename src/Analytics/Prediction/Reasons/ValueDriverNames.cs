using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>What value drivers are called: by a stable code where programs read, in English and Chinese where people do.</summary>
public static class ValueDriverNames
{
    private static readonly Dictionary<ValueDriver, (string Code, string English, string Chinese)> Names = new()
    {
        [ValueDriver.Timeliness] = ("timeliness", "Timeliness", "及时性"),
        [ValueDriver.Convenience] = ("convenience", "Convenience", "便利性"),
        [ValueDriver.Expertise] = ("expertise", "Expertise", "专业能力"),
        [ValueDriver.Price] = ("price", "Price", "价格"),
        [ValueDriver.Relationship] = ("relationship", "Relationship", "客户关系"),
        [ValueDriver.Satisfaction] = ("satisfaction", "Overall satisfaction", "总体满意度"),
        [ValueDriver.Usage] = ("usage", "Usage", "使用情况"),
        [ValueDriver.Contract] = ("contract", "Contract dates", "合同期限"),
        [ValueDriver.Other] = ("other", "Customer list and others", "客户资料及其他"),
    };

    private static readonly Dictionary<string, ValueDriver> ByCode = Names.ToDictionary(pair => pair.Value.Code, pair => pair.Key, StringComparer.Ordinal);

    public static string Code(ValueDriver driver) => Names[driver].Code;

    public static string English(ValueDriver driver) => Names[driver].English;

    public static string Chinese(ValueDriver driver) => Names[driver].Chinese;

    /// <summary>The driver of a code; <c>null</c> for a code of a newer version.</summary>
    public static ValueDriver? Find(string code) => ByCode.TryGetValue(code, out var driver) ? driver : null;
}
