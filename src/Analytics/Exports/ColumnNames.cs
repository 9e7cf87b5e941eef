using System.Text;

namespace Analytics.Exports;

/// <summary>The names by which the canonical fields are found in a header when no mapping says which column is which.</summary>
internal static class ColumnNames
{
    // Matched after Normalize: case, spaces and punctuation do not count.
    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.Ordinal)
    {
        ["customerId"] = ["customerid", "customernumber", "customerno", "custid", "clientid", "客户编号", "客户id", "会员编号", "用户id", "用户编号"],
        ["updatedAt"] = ["updatedat", "lastupdated", "datemodified", "更新时间"],

        ["responseId"] = ["responseid", "respondentid", "答卷编号", "作答id"],
        ["respondedAt"] = ["respondedat", "responsedate", "responsetime", "submittedat", "submitdate", "提交时间", "提交答卷时间", "评价时间"],
        ["touchpoint"] = ["touchpoint", "触点", "环节"],
        ["csat"] = ["csat", "satisfaction", "satisfactionrating", "satisfactionscore", "满意度", "总体满意度"],
        ["nps"] = ["nps", "npsscore", "recommend", "recommendation", "likelihoodtorecommend", "推荐", "推荐意愿", "推荐度"],
        ["ces"] = ["ces", "effort", "customereffort", "customereffortscore", "ease", "费力度", "省力度"],
        ["timeliness"] = ["timeliness", "及时", "及时性"],
        ["convenience"] = ["convenience", "便捷", "便捷性"],
        ["expertise"] = ["expertise", "professionalism", "专业", "专业性"],
        ["expectation"] = ["expectation", "期望", "与期望相比"],
        ["comment"] = ["comment", "comments", "remark", "feedback", "备注", "意见", "评论"],
        ["language"] = ["language", "userlanguage", "语言"],

        ["interactionId"] = ["interactionid", "callid", "ticketid", "eventid", "工单号", "通话编号"],
        ["occurredAt"] = ["occurredat", "eventtime", "eventdate", "timestamp", "createdat", "发生时间", "创建时间"],
        ["type"] = ["type", "eventtype", "interactiontype", "类型"],
        ["channel"] = ["channel", "渠道"],
        ["agentId"] = ["agentid", "agent", "坐席", "客服"],
        ["answered"] = ["answered", "answeredyn", "是否接听"],
        ["promisedMinutes"] = ["promisedminutes", "承诺分钟"],
        ["waitMinutes"] = ["waitminutes", "等待分钟"],
        ["handleMinutes"] = ["handleminutes", "处理分钟"],
        ["resolved"] = ["resolved", "是否解决"],
        ["transfers"] = ["transfers", "转接次数"],
        ["escalations"] = ["escalations", "升级次数"],
        ["reopens"] = ["reopens", "重开次数"],
        ["amount"] = ["amount", "金额"],
        ["newCustomerPrice"] = ["newcustomerprice", "新客价"],
        ["announced"] = ["announced", "是否提前告知"],

        ["joinedAt"] = ["joinedat", "joindate", "joined", "signupdate", "registeredat", "注册时间", "入网时间"],
        ["segment"] = ["segment", "客户分层", "客群"],
        ["value"] = ["value", "annualmargin", "年毛利"],
    };

    /// <summary>Whether a header cell names <paramref name="field"/>.</summary>
    public static bool Matches(string field, string header) =>
        Aliases.TryGetValue(field, out var names) && names.Contains(Normalize(header), StringComparer.Ordinal);

    /// <summary>Lower case with letters and digits only; full-width forms become plain ones.</summary>
    public static string Normalize(string header)
    {
        var builder = new StringBuilder(header.Length);
        foreach (var character in header.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(character)) builder.Append(char.ToLowerInvariant(character));
        }
        return builder.ToString();
    }
}
