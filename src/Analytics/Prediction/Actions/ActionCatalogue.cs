using Analytics.Features;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction.Actions;

/// <summary>
/// Which action fits a customer: the one for the heaviest reason, or for the heaviest value driver above 0 where no reason is known. Customers of the
/// band <c>low</c> have none. Where a cause says little of what to do, those of the band <c>high</c> are called and others written to.
/// </summary>
public static class ActionCatalogue
{
    private const string RatingPrefix = "rating:";
    private const string AttributePrefix = "attribute:";
    private const string InteractionPrefix = "interaction:";

    private static readonly CustomerAction KeepPromise = new("keepPromise", "Keep the promise that was broken, and say so.", "兑现没有守住的承诺，并明确告知客户。");

    private static readonly CustomerAction CallBack = new(
        "callBack", "Have a named person call back at a time agreed with the customer.", "由专人在与客户约好的时间回电，并告知姓名。");

    private static readonly CustomerAction SolveAtFirstContact = new(
        "solveAtFirstContact", "Have an expert solve the next request at first contact, without handing it on.", "下一次来询由专家首次联系即解决，不再转手。");

    private static readonly CustomerAction FinishProblem = new(
        "finishProblem", "Finish the open problem and ask afterwards whether it stays solved.", "把未解决的问题处理完，事后再确认是否真正解决。");

    private static readonly CustomerAction AnswerComplaint = new(
        "answerComplaint", "Have a named person answer the complaint, with the decision and its grounds.", "由专人答复投诉，说明处理结果及依据。");

    private static readonly CustomerAction FollowUp = new("followUp", "Follow up on the last problem and ask whether all is well now.", "回访上一次的问题，询问现在是否一切正常。");

    private static readonly CustomerAction ExplainChange = new(
        "explainChange", "Explain the change that came unannounced, and announce the next one in good time.", "解释未事先通知的变更，下一次变更提前告知。");

    private static readonly CustomerAction ExplainPriceRise = new(
        "explainPriceRise", "Explain the price rise and what the customer gets for it before the next bill.", "在下一张账单之前说明涨价原因以及客户得到什么。");

    private static readonly CustomerAction ExplainFee = new(
        "explainFee", "Explain the fee, and take it back where it was charged in error.", "说明收费缘由，收错的予以退还。");

    private static readonly CustomerAction SettleRefund = new("settleRefund", "Confirm that the refund has arrived and clear up what led to it.", "确认退款已到账，并弄清退款的缘由。");

    private static readonly CustomerAction OfferNewCustomerPrice = new(
        "offerNewCustomerPrice", "Offer the new customers' price at renewal.", "续约时提供与新客户相同的价格。");

    private static readonly CustomerAction PrepareRenewal = new(
        "prepareRenewal", "Get in touch before the contract can be left, with an offer of renewal that fits.", "在合同可以退出之前主动联系，给出合适的续约方案。");

    private static readonly CustomerAction RemindOfBenefitEnd = new(
        "remindOfBenefitEnd", "Remind of the benefit that ends, and say what it costs from then on.", "提醒优惠即将到期，并说明到期后的费用。");

    private static readonly CustomerAction WinBack = new(
        "winBack", "Write to the customer who went silent, and give one reason to come back that fits them.", "联系沉默的客户，给出一个适合其本人的回来的理由。");

    private static readonly CustomerAction AskForOpinion = new(
        "askForOpinion", "Ask for the opinion that was never given, and answer it in person.", "征询从未表达过的意见，并亲自答复。");

    private static readonly CustomerAction AskWhatIsMissing = new(
        "askWhatIsMissing", "Ask in writing what was missing last time, and put it right.", "书面询问上一次还缺什么，并加以改正。");

    private static readonly CustomerAction CheckIn = new(
        "checkIn", "Have a named contact call, ask how things stand and settle it in the call.", "由专属联系人致电，了解近况并当场处理。");

    private static readonly CustomerAction MakeItEasy = new(
        "makeItEasy", "Do the next step for the customer, so that nothing has to be said twice.", "替客户办好下一步，不让客户重复说明。");

    private static readonly CustomerAction ReviewTerms = new(
        "reviewTerms", "Go through plan and terms with the customer and change what no longer fits.", "与客户一起核对套餐和条款，调整不再合适的部分。");

    private static readonly CustomerAction AskWhyCancelled = new(
        "askWhyCancelled", "Ask why something was cancelled, and confirm in writing what goes on.", "询问退订原因，并书面确认继续有效的部分。");

    private static readonly Response Personal = new(CheckIn, AskWhatIsMissing);

    private static readonly Dictionary<string, Response> ByReason = new(StringComparer.Ordinal)
    {
        ["promise"] = KeepPromise,
        ["wait"] = CallBack,
        ["abandoned"] = CallBack,
        ["transfer"] = SolveAtFirstContact,
        ["escalation"] = SolveAtFirstContact,
        ["unresolved"] = FinishProblem,
        ["complaint"] = AnswerComplaint,
        ["followUp"] = FollowUp,
        ["goodwill"] = FollowUp,
        ["unannounced"] = ExplainChange,
        ["notice"] = ExplainChange,
        ["priceChange"] = ExplainPriceRise,
        ["fee"] = ExplainFee,
        ["refund"] = SettleRefund,
        ["renewalPrice"] = OfferNewCustomerPrice,
        ["renewal"] = PrepareRenewal,
        ["anniversary"] = PrepareRenewal,
        ["benefitEnd"] = RemindOfBenefitEnd,
        ["cancellation"] = AskWhyCancelled,
        ["purchase"] = WinBack,
        ["activity"] = WinBack,
        ["survey"] = new Response(CheckIn, AskForOpinion),
        ["contact"] = Personal,
        ["tenure"] = Personal,
        ["rating:timeliness"] = CallBack,
        ["rating:convenience"] = MakeItEasy,
        ["rating:ces"] = MakeItEasy,
        ["rating:expertise"] = SolveAtFirstContact,
    };

    private static readonly Dictionary<string, Response> ByPrefix = new(StringComparer.Ordinal)
    {
        [RatingPrefix] = Personal,
        [AttributePrefix] = ReviewTerms,
        [InteractionPrefix] = Personal,
    };

    private static readonly Dictionary<ValueDriver, Response> ByDriver = new()
    {
        [ValueDriver.Timeliness] = CallBack,
        [ValueDriver.Convenience] = MakeItEasy,
        [ValueDriver.Expertise] = SolveAtFirstContact,
        [ValueDriver.Price] = ReviewTerms,
        [ValueDriver.Relationship] = Personal,
        [ValueDriver.Satisfaction] = Personal,
        [ValueDriver.Usage] = WinBack,
        [ValueDriver.Contract] = PrepareRenewal,
        [ValueDriver.Other] = ReviewTerms,
    };

    private static readonly Dictionary<string, CustomerAction> ByCode = new[]
    {
        KeepPromise, CallBack, SolveAtFirstContact, FinishProblem, AnswerComplaint, FollowUp, ExplainChange, ExplainPriceRise, ExplainFee, SettleRefund,
        OfferNewCustomerPrice, PrepareRenewal, RemindOfBenefitEnd, WinBack, AskForOpinion, AskWhatIsMissing, CheckIn, MakeItEasy, ReviewTerms, AskWhyCancelled,
    }.ToDictionary(action => action.Code, StringComparer.Ordinal);

    /// <summary>Every action there is.</summary>
    public static IReadOnlyCollection<CustomerAction> All => ByCode.Values;

    /// <summary>The action of a code; <c>null</c> for a code of a newer version.</summary>
    public static CustomerAction? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>What fits a customer; <c>null</c> in the band <c>low</c>, and where nothing is known that raises the risk.</summary>
    /// <param name="band">Name of the risk band.</param>
    /// <param name="reasons">Heaviest first.</param>
    /// <param name="drivers">Highest contribution first.</param>
    public static CustomerAction? Choose(string band, IReadOnlyList<Reason> reasons, IReadOnlyList<DriverContribution> drivers)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        ArgumentNullException.ThrowIfNull(drivers);
        if (band == RiskBand.Low) return null;
        var response = (reasons.Count > 0 ? ForReason(reasons[0].Code) : null)
            ?? (drivers is [{ Contribution: > 0 } heaviest, ..] ? ByDriver.GetValueOrDefault(heaviest.Driver) : null);
        return band == RiskBand.High ? response?.High : response?.Others;
    }

    private static Response? ForReason(string code) =>
        ByReason.GetValueOrDefault(code) ?? ByPrefix.GetValueOrDefault(code[..(code.IndexOf(':', StringComparison.Ordinal) + 1)]);

    /// <summary>The answer to a cause: in the band <c>high</c>, and in others.</summary>
    private sealed record Response(CustomerAction High, CustomerAction Others)
    {
        public static implicit operator Response(CustomerAction action) => new(action, action);
    }
}
