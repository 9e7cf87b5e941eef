namespace Functions.Tests.Settings;

/// <summary>What a setting may be, in words, with values at the edges that are taken and refused.</summary>
/// <param name="Words">For readers.</param>
/// <param name="Taken">Values that are taken.</param>
/// <param name="Refused">Values that are not.</param>
internal sealed record SettingRange(string Words, string[] Taken, string[] Refused)
{
    private static readonly SettingRange Any = new("any", ["a", "一, b"], []);
    private static readonly SettingRange Keys = new("at least 20 characters a key, several by commas", ["", "12345678901234567890", "12345678901234567890,abcdefghijklmnopqrst"], ["1234567890123456789", "12345678901234567890,short"]);

    /// <summary>By the name of the setting.</summary>
    public static IReadOnlyDictionary<string, SettingRange> All { get; } = new Dictionary<string, SettingRange>
    {
        ["Ingest__MaxRejectedShare"] = new("0 to 1", ["0", "0.35", "1"], ["-0.01", "1.01", "NaN", "a fifth"]),
        ["Privacy__IdKey"] = new("at least 16 bytes: Base64, or text", ["", "sixteen bytes 16", "AAECAwQFBgcICQoLDA0ODw=="], ["fifteen bytes15"]),
        ["Privacy__CountryCode"] = new("one to three digits that do not begin with 0", ["", "1", "86", "852"], ["0", "086", "8600", "CN"]),
        ["Privacy__DeletedBlobDays"] = new("1 to 365, or empty", ["", "1", "365"], ["0", "366", "a week"]),
        ["Churn__LabelColumn"] = Any,
        ["Churn__PositiveValues"] = new("by commas", ["yes", "yes, 1"], []),
        ["Churn__HorizonDays"] = new("at least 1", ["1", "3650"], ["0", "-1", "1.5"]),
        ["Churn__GapDays"] = new("at least 0", ["0", "30"], ["-1"]),
        ["Churn__InactivityDays"] = new("at least 1", ["1"], ["0"]),
        ["Loyalty__LabelColumn"] = Any,
        ["Loyalty__PositiveValues"] = new("by commas", ["yes", "yes, 1"], []),
        ["Loyalty__Basis"] = new("`promoter`, `repurchase` or empty", ["", "promoter", "Repurchase"], ["label", "x"]),
        ["Training__MaxModelAgeDays"] = new("at least 1", ["1"], ["0"]),
        ["Training__MaxEventMegabytes"] = new("at least 1", ["1"], ["0"]),
        ["Training__KeepSuspects"] = new("`true` or `false`", ["true", "False"], ["yes"]),
        ["Training__SearchBudget"] = new("above 0, at most 1,000,000", ["0.001", "1000000"], ["0", "1000001", "NaN"]),
        ["Scoring__MegabytesPerMessage"] = new("at least 1", ["1"], ["0"]),
        ["Scoring__MinMessages"] = new("1 to 256", ["1", "256"], ["0", "257"]),
        ["Webhook__Url"] = new("an address with https; on this machine http too", ["", "https://example.org/x", "http://localhost:8080/"], ["http://example.org/", "ftp://example.org/", "example.org"]),
        ["Webhook__Kind"] = new("`generic`, `wecom`, `dingtalk` or `teams`", ["", "generic", "WeCom", "dingtalk", "teams"], ["slack"]),
        ["Webhook__Secret"] = Any,
        ["Webhook__Language"] = new("`en` or `zh`", ["", "en", "ZH"], ["fr"]),
        ["Webhook__IncludeCustomers"] = new("0 to 20", ["0", "20"], ["-1", "21"]),
        ["Webhook__Link"] = new("an address with https or http", ["", "http://example.org/", "https://example.org/"], ["example.org", "file:///x"]),
        ["Api__Keys__Read"] = Keys,
        ["Api__Keys__Operate"] = Keys,
        ["Api__Keys__Forget"] = Keys,
        ["Api__MaxConcurrentRequests"] = new("at least 1", ["1"], ["0"]),
        ["Api__MaxWaitingRequests"] = new("at least 0", ["0"], ["-1"]),
        ["Api__MaxConcurrentUploads"] = new("at least 1", ["1"], ["0"]),
        ["Api__MaxChangesPerMinute"] = new("at least 1", ["1"], ["0"]),
    };
}
