using static Analytics.Exports.CanonicalFields;
using static Analytics.Exports.ExportKind;

namespace Analytics.Exports.Recognition;

/// <summary>Exports of survey tools: a row an answered survey, a column a question.</summary>
internal static class SurveyTools
{
    private const string TestAnswer = "a test answer";
    private const string UnfinishedAnswer = "an unfinished answer";
    private const string UnansweredSurvey = "an unanswered survey";

    private static readonly string[] No = ["false", "0", "no", "否", "未完成", "incomplete", "partial", "部分完成"];

    public static readonly ToolProfile Qualtrics = new()
    {
        Name = "Qualtrics",
        Marks = ["ResponseId", "RecordedDate", "DistributionChannel"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "ResponseId"),
            new(Surveys, CustomerId, "ExternalReference"),
            new(Surveys, CustomerId, "External Data Reference"),
            new(Surveys, "respondedAt", "RecordedDate"),
            new(Surveys, "language", "UserLanguage"),
        ],
        Filters =
        [
            new("Status", ["1", "Survey Preview", "Survey Test", "8", "Spam", "预览", "调查预览"], TestAnswer),
            new("DistributionChannel", ["preview"], TestAnswer),
            new("Finished", No, UnfinishedAnswer),
        ],
        OthersAreQuestions = true,
        Metadata =
        [
            "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecipientLastName", "RecipientFirstName",
            "RecipientEmail", "LocationLatitude", "LocationLongitude",
        ],
    };

    public static readonly ToolProfile SurveyMonkey = new()
    {
        Name = "SurveyMonkey",
        Marks = ["Respondent ID", "Collector ID"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "Respondent ID"),
            new(Surveys, CustomerId, "Custom Data 1"),
            new(Surveys, CustomerId, "CustomData"),
            new(Surveys, "respondedAt", "Date Created"),
            new(Surveys, "respondedAt", "EndDate"),
            new(Surveys, "respondedAt", "StartDate"),
            new(Surveys, "updatedAt", "Date Modified"),
        ],
        OthersAreQuestions = true,
        Metadata = ["Collector ID", "Date Created", "Date Modified", "StartDate", "EndDate", "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1", "CustomData"],
    };

    public static readonly ToolProfile Wenjuanxing = new()
    {
        Name = "Wenjuanxing",
        Marks = ["提交答卷时间", "所用时间"],
        Kinds = [Surveys],
        // 序号 counts the answers of one form from 1: it is no id among the exports of several forms.
        Fields =
        [
            new(Surveys, "respondedAt", "提交答卷时间"),
        ],
        OthersAreQuestions = true,
        Metadata = ["序号", "所用时间", "来源", "来源详情", "来自IP", "总分"],
    };

    public static readonly ToolProfile ChineseForm = new()
    {
        Name = "Chinese form",
        Marks = ["作答ID", "作答状态", "提交时间"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "作答ID"),
            new(Surveys, "respondedAt", "提交时间"),
        ],
        Filters = [new("作答状态", ["未完成", "部分完成", "进行中", "作答中", "中途退出", "未提交"], UnfinishedAnswer), new("作答状态", ["测试", "预览", "无效"], TestAnswer)],
        OthersAreQuestions = true,
        Metadata = ["投放方式", "答题时间", "开始时间", "作答时长", "序号"],
    };

    public static readonly ToolProfile Typeform = new()
    {
        Name = "Typeform",
        Marks = ["Start Date (UTC)", "Submit Date (UTC)"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "#"),
            new(Surveys, CustomerId, "customer_id"),
            new(Surveys, CustomerId, "user_id"),
            new(Surveys, "respondedAt", "Submit Date (UTC)"),
        ],
        OthersAreQuestions = true,
        Metadata = ["Start Date (UTC)", "Stage Date (UTC)", "Network ID", "Response Type", "Tags", "Ending", "Score"],
    };

    public static readonly ToolProfile Delighted = new()
    {
        Name = "Delighted",
        Marks = ["survey_type", "score", "permalink"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "id"),
            new(Surveys, CustomerId, "person"),
            new(Surveys, CustomerId, "person.id"),
            new(Surveys, "respondedAt", "created_at"),
            new(Surveys, "updatedAt", "updated_at"),
            new(Surveys, "nps", Score("nps")),
            new(Surveys, "csat", Score("csat")),
            new(Surveys, "ces", Score("ces")),
            new(Surveys, "comment", "comment"),
        ],
    };

    public static readonly ToolProfile Formbricks = new()
    {
        Name = "Formbricks",
        Marks = ["Response ID", "Created At", "Finished At", "Duration Seconds"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "Response ID"),
            new(Surveys, CustomerId, "User ID"),
            new(Surveys, CustomerId, "Person ID"),
            new(Surveys, CustomerId, "Contact ID"),
            new(Surveys, "respondedAt", "Finished At"),
            new(Surveys, "language", "Language"),
        ],
        Filters = [new("Finished At", [""], UnfinishedAnswer), new("Finished", No, UnfinishedAnswer), new("Completed", No, UnfinishedAnswer)],
        OthersAreQuestions = true,
        Metadata = ["No.", "Created At", "Finished At", "Updated At", "Duration Seconds", "Finished", "Completed", "Survey ID", "Survey Name", "Notes", "Tags", "URL", "Country", "Device", "OS", "Browser", "Source", "Status"],
    };

    public static readonly ToolProfile Touchpoints = new()
    {
        Name = "Touchpoints",
        Marks = ["external_id", "question_1", "positive_effectiveness"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "external_id"),
            // A thumb, up or down, or stars.
            new(Surveys, "csat", new() { Column = "question_1", Words = new Dictionary<string, string> { ["1"] = "5", ["0"] = "1", ["yes"] = "5", ["no"] = "1", ["true"] = "5", ["false"] = "1" } }) { OnlyForYesNo = true },
            new(Surveys, "csat", "question_1"),
            new(Surveys, "comment", "question_4"),
        ],
    };

    public static readonly ToolProfile ZendeskRatings = new()
    {
        Name = "Zendesk ratings",
        Marks = ["assignee_id", "requester_id", "ticket_id", "score"],
        Kinds = [Surveys],
        Fields =
        [
            // A ticket has one rating, which may be given anew; a list of tickets calls it the same.
            new(Surveys, ResponseId, new() { Column = "ticket_id", Prefix = "ticket-" }),
            new(Surveys, CustomerId, "requester_id"),
            new(Surveys, "agentId", "assignee_id"),
            new(Surveys, "touchpoint", new() { Value = "ticket" }),
            new(Surveys, "csat", "score"),
            new(Surveys, "comment", "comment"),
            new(Surveys, "respondedAt", "created_at"),
            new(Surveys, "updatedAt", "updated_at"),
        ],
        Filters = [new("score", ["offered", "unoffered"], UnansweredSurvey)],
    };

    public static readonly ToolProfile HelpScout = new()
    {
        Name = "Help Scout",
        Marks = ["mailbox.id", "customer.id", "modifiedAt"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "id"),
            new(Surveys, CustomerId, "customer.id"),
            new(Surveys, "csat", "rating"),
            new(Surveys, "nps", "nps"),
            new(Surveys, "comment", "comments"),
            new(Surveys, "respondedAt", "createdAt"),
            new(Surveys, "updatedAt", "modifiedAt"),
        ],
    };

    public static readonly ToolProfile Intercom = new()
    {
        Name = "Intercom",
        Marks = ["rating", "remark"],
        Kinds = [Surveys],
        Fields =
        [
            new(Surveys, ResponseId, "conversation_id"),
            new(Surveys, ResponseId, "id"),
            new(Surveys, CustomerId, "contact.external_id"),
            new(Surveys, CustomerId, "contact.id"),
            new(Surveys, CustomerId, "contact"),
            new(Surveys, CustomerId, "contact_id"),
            new(Surveys, "agentId", "teammate.id"),
            new(Surveys, "agentId", "teammate"),
            new(Surveys, "agentId", "teammate_id"),
            new(Surveys, "csat", "rating"),
            new(Surveys, "comment", "remark"),
            new(Surveys, "respondedAt", "created_at"),
            new(Surveys, "updatedAt", "updated_at"),
        ],
    };

    private static Mapping.ColumnMapping Score(string surveyType) => new() { Column = "score", When = new Dictionary<string, string> { ["survey_type"] = surveyType } };
}
