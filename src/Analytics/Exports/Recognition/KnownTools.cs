namespace Analytics.Exports.Recognition;

/// <summary>Every tool whose exports are known.</summary>
internal static class KnownTools
{
    // Those with more marks first: a table that fits two is the one that says more of itself.
    private static readonly ToolProfile[] All =
    [
        .. ((ToolProfile[])
        [
            SurveyTools.Qualtrics, SurveyTools.SurveyMonkey, SurveyTools.Wenjuanxing, SurveyTools.ChineseForm, SurveyTools.Typeform, SurveyTools.Delighted,
            SurveyTools.Formbricks, SurveyTools.Touchpoints, SurveyTools.ZendeskRatings, SurveyTools.HelpScout, SurveyTools.Intercom, ServiceTools.ZendeskTickets, ServiceTools.CallCentre,
        ]).OrderByDescending(tool => tool.Marks.Count),
    ];

    /// <summary>The tool that a table with these columns comes from; <c>null</c> if it is none that is known.</summary>
    public static ToolProfile? Find(IReadOnlyList<TableColumn> columns) => Array.Find(All, tool => tool.Fits(columns));
}
