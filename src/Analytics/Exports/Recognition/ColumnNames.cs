using System.Text;

namespace Analytics.Exports.Recognition;

/// <summary>The names by which the canonical fields are found in a header when no mapping says which column is which.</summary>
internal static class ColumnNames
{
    // Matched after Normalize: case, spaces and punctuation do not count.
    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.Ordinal)
    {
        ["customerId"] = ["customerid", "customernumber", "customerno", "customerkey", "custid", "clientid", "clientnumber", "memberid", "membernumber", "userid", "accountid", "accountnumber", "contactid",
            "subscriberid", "kundennummer", "kundennr", "kundenid", "客户编号", "客户号", "客户id", "会员编号", "会员号", "会员id", "用户id", "用户编号", "账号id"],
        ["updatedAt"] = ["updatedat", "lastupdated", "lastmodified", "datemodified", "modifiedat", "更新时间", "修改时间", "最后更新时间"],

        ["responseId"] = ["responseid", "respondentid", "answerid", "surveyresponseid", "答卷编号", "答卷id", "作答id", "问卷编号"],
        ["respondedAt"] = ["respondedat", "responsedate", "submittedat", "submitdate", "submissiondate", "completedat", "completiondate", "surveydate", "答题时间", "提交时间", "提交答卷时间", "评价时间", "填写时间", "antwortdatum", "datum"],
        ["touchpoint"] = ["touchpoint", "触点", "环节"],
        ["csat"] = ["csat", "csatscore", "satisfaction", "satisfactionrating", "satisfactionscore", "overallsatisfaction", "starrating", "star", "stars", "zufriedenheit", "满意度", "总体满意度", "整体满意度", "满意度评分", "满意程度", "评分", "星级"],
        ["nps"] = ["nps", "npsscore", "recommend", "recommendation", "likelihoodtorecommend", "weiterempfehlung", "推荐", "推荐意愿", "推荐度", "推荐分", "推荐指数"],
        ["ces"] = ["ces", "effort", "customereffort", "customereffortscore", "ease", "费力度", "省力度"],
        ["timeliness"] = ["timeliness", "及时", "及时性", "及时度", "响应速度"],
        ["convenience"] = ["convenience", "便捷", "便捷性", "便捷度", "便利性"],
        ["expertise"] = ["expertise", "professionalism", "专业", "专业性", "专业度"],
        ["expectation"] = ["expectation", "期望", "与期望相比"],
        ["comment"] = ["comment", "comments", "remark", "remarks", "feedback", "verbatim", "reviewbody", "kommentar", "explication", "备注", "意见", "建议", "意见建议", "评论", "评价内容"],
        ["language"] = ["language", "userlanguage", "语言"],

        ["interactionId"] = ["interactionid", "callid", "ticketid", "ticketnumber", "caseid", "casenumber", "eventid", "churneventid", "orderid", "ordernumber", "transactionid", "工单号", "工单编号", "通话编号", "订单号", "流水号"],
        ["occurredAt"] = ["occurredat", "eventtime", "eventdate", "timestamp", "createdat", "createddate", "openedat", "calldate", "calltime", "orderdate", "date", "datetime", "发生时间", "创建时间", "来电时间", "通话时间", "下单时间", "日期", "时间"],
        ["type"] = ["type", "eventtype", "interactiontype", "eventname", "类型", "事件类型", "业务类型"],
        ["channel"] = ["channel", "渠道"],
        ["agentId"] = ["agentid", "agent", "agentname", "assignee", "坐席", "坐席工号", "工号", "客服", "客服编号"],
        ["answered"] = ["answered", "answeredyn", "是否接听", "是否接通", "接听"],
        ["promisedMinutes"] = ["promisedminutes", "承诺分钟"],
        ["waitMinutes"] = ["waitminutes", "waittime", "waitingtime", "waitseconds", "speedofanswer", "speedofanswerinseconds", "firstresponsetimeminutes", "firstreplytimeinminutes", "等待分钟", "等待时长", "等待时间", "排队时长"],
        ["handleMinutes"] = ["handleminutes", "handletime", "handlingtime", "talktime", "avgtalkduration", "callduration", "duration", "处理分钟", "处理时长", "通话时长"],
        ["resolved"] = ["resolved", "isresolved", "是否解决", "解决情况"],
        ["transfers"] = ["transfers", "transfercount", "转接次数"],
        ["escalations"] = ["escalations", "escalationcount", "escalationflag", "升级次数"],
        ["reopens"] = ["reopens", "reopencount", "重开次数"],
        ["amount"] = ["amount", "amountpaid", "orderamount", "price", "betrag", "金额", "订单金额", "消费金额"],
        ["newCustomerPrice"] = ["newcustomerprice", "新客价"],
        ["announced"] = ["announced", "是否提前告知"],

        ["joinedAt"] = ["joinedat", "joindate", "joined", "signupdate", "signedupat", "registeredat", "registrationdate", "customersince", "kundeseit", "注册时间", "注册日期", "入网时间", "入网日期", "开户时间", "入会时间"],
        ["segment"] = ["segment", "customersegment", "客户分层", "客户分群", "客群", "客户等级"],
        ["value"] = ["value", "annualmargin", "年毛利", "年价值"],
    };

    /// <summary>Whether a header cell names <paramref name="field"/>.</summary>
    public static bool Matches(string field, string header) =>
        Aliases.TryGetValue(field, out var names) && names.Contains(Normalize(header), StringComparer.Ordinal);

    /// <summary>Whether a question asks for <paramref name="field"/> by one of its names, among other words: <c>What is your customer number?</c></summary>
    public static bool IsAskedFor(string field, string question)
    {
        var normalized = Normalize(question);
        return Aliases.TryGetValue(field, out var names) && Array.Exists(names, name => normalized.Contains(name, StringComparison.Ordinal));
    }

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
