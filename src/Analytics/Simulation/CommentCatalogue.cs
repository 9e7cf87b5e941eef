using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>Sentences customers write, in Chinese and English, written for this project.</summary>
internal static class CommentCatalogue
{
    private static readonly Dictionary<CommentTheme, (string[] Chinese, string[] English)> Sentences = new()
    {
        [CommentTheme.LongWait] = (
            [
                "等了太久，比说好的时间长多了。",
                "说马上就来，结果等了好久，很生气。",
                "排队半天没人理，太慢了",
            ],
            [
                "I waited far longer than I was told.",
                "\"A few minutes\", they said. It took ages.",
                "Slow again; nobody told me how long it would really take.",
            ]),
        [CommentTheme.FastService] = (
            [
                "几乎不用等，比预计的快很多！",
                "处理速度很快，点赞。",
                "比说好的时间早了不少，惊喜！",
            ],
            [
                "Much quicker than promised, great!",
                "Hardly any wait at all.",
                "Well before the time they had promised. Nicely done.",
            ]),
        [CommentTheme.Unresolved] = (
            [
                "问题根本没有解决，白忙了一通。",
                "客服说会处理，到现在还是老样子",
                "解释了半天，最后什么也没解决，很失望。",
            ],
            [
                "My problem is still not solved.",
                "They were polite, but nothing got fixed.",
                "Long explanation, no solution.",
            ]),
        [CommentTheme.CameBackAgain] = (
            [
                "同一个问题来来回回找了好几次，真的很累。",
                "每次都要从头说一遍，还是没弄好！",
                "又联系了一次，依然没有结果",
            ],
            [
                "I had to come back again for the very same problem.",
                "Once again I had to explain it all from the beginning.",
                "Same issue, once more, still nothing.",
            ]),
        [CommentTheme.PassedAround] = (
            [
                "被转来转去，没有一个人能做主。",
                "转了好几个部门，都说不归他们管",
                "要等上级批准，等了又等。",
            ],
            [
                "Passed from one person to the next, nobody in charge.",
                "Several people, and each said it was another's job.",
                "Everything had to wait for somebody's approval.",
            ]),
        [CommentTheme.ExpertAdvice] = (
            [
                "客服非常专业，还给了我很有用的建议。",
                "讲得很清楚，一听就是懂行的人",
                "学到了不少，这种服务值得推荐给朋友！",
            ],
            [
                "Really knew the subject and gave me advice I can use.",
                "Clear, expert, well organised answers.",
                "I learned something; I would recommend them to anybody.",
            ]),
        [CommentTheme.EasyToUse] = (
            [
                "很方便，几步就办好了。",
                "手机上就能搞定，省心！",
                "流程简单，不用跑腿",
            ],
            [
                "So easy, done in a few steps.",
                "Everything in the app, very convenient.",
                "No forms, no running around. Perfect.",
            ]),
        [CommentTheme.FriendlyStaff] = (
            [
                "服务态度很好，谢谢。",
                "挺满意的，客服很耐心",
                "一切顺利，没什么可挑剔的。",
            ],
            [
                "Friendly and patient, thank you.",
                "All good.",
                "Kind staff, no complaints.",
            ]),
        [CommentTheme.Mixed] = (
            [
                "问题解决了，但是等得太久。",
                "态度不错，不过速度太慢了",
                "客服很好，就是排队时间比说的长。",
            ],
            [
                "Solved in the end, but the wait was too long.",
                "Nice person, slow queue.",
                "Good answer, though much later than promised.",
            ]),
        [CommentTheme.Middling] = (
            [
                "一般般吧，没什么特别的。",
                "还行，有待提高",
                "不算差，也说不上好。",
            ],
            [
                "It was okay, nothing special.",
                "Average. Could be better.",
                "Neither good nor bad.",
            ]),
        [CommentTheme.Disappointed] = (
            [
                "不太满意，期望更高一些。",
                "感觉不被重视，像在应付我",
                "体验不好，跟宣传的不一样。",
            ],
            [
                "Not what I expected from you.",
                "I did not feel taken seriously.",
                "Disappointing compared with what is advertised.",
            ]),
        [CommentTheme.PriceRise] = (
            [
                "涨价也不提前说一声，感觉被耍了。",
                "价格悄悄就涨了，太不尊重老客户",
                "突然涨价，没有任何通知！",
            ],
            [
                "The price went up without a word.",
                "Nobody told me about the increase; I feel fooled.",
                "A surprise price rise is no way to treat people.",
            ]),
        [CommentTheme.HiddenFee] = (
            [
                "莫名其妙多扣了一笔费用。",
                "账单里有一项收费，事先从来没有说过",
                "乱收费，太坑了！",
            ],
            [
                "A fee appeared on my bill out of nowhere.",
                "Hidden charges, never mentioned before.",
                "I was charged for something I never agreed to.",
            ]),
        [CommentTheme.BenefitEnded] = (
            [
                "优惠到期了也不告诉我，直接按原价扣。",
                "会员权益说没就没了",
                "之前的福利取消了，没人通知。",
            ],
            [
                "My discount ran out and nobody said so.",
                "A benefit I counted on was simply gone.",
                "You ended my perk without telling me.",
            ]),
        [CommentTheme.ComplaintRefused] = (
            [
                "投诉被拒，说是“规定不允许”，很气愤。",
                "过了期限就不受理，太不讲理",
                "讲道理讲不通，只会说公司政策。",
            ],
            [
                "My complaint was refused: \"policy does not allow it\".",
                "Too late to complain, they said. I feel wronged.",
                "They hid behind the rules.",
            ]),
        [CommentTheme.GoodwillThanks] = (
            [
                "没想到还送了补偿，很贴心！",
                "主动给了优惠券，感受到诚意",
                "出了点小问题，但处理得很大方。",
            ],
            [
                "I did not expect the credit, very kind!",
                "They made up for it without my asking.",
                "A generous gesture, thank you.",
            ]),
        [CommentTheme.BetterOffer] = (
            [
                "别家价格更便宜，就换了。",
                "服务没问题，只是对手给的优惠更大",
                "朋友推荐了另一家，便宜不少。",
            ],
            [
                "Found a cheaper offer elsewhere.",
                "Nothing wrong with you, the other offer was better.",
                "A competitor made me a better price.",
            ]),
        [CommentTheme.DearRenewal] = (
            [
                "续费比新用户贵，老客户反而吃亏。",
                "新客户价格那么低，凭什么我要多付",
                "续约涨了不少，不想续了。",
            ],
            [
                "Renewing costs more than joining. Loyalty is punished.",
                "New customers pay less than I do.",
                "The renewal price is not acceptable.",
            ]),
        [CommentTheme.Inconvenient] = (
            [
                "办什么都麻烦，不方便。",
                "手续太多，浪费时间",
                "网点太远，线上又办不了。",
            ],
            [
                "Everything takes too many steps.",
                "It just does not fit into my day.",
                "Too complicated to deal with you.",
            ]),
        [CommentTheme.NoLongerNeeded] = (
            [
                "暂时用不上了。",
                "搬家了，不再需要",
                "没什么原因，就是不用了。",
            ],
            [
                "I no longer need it.",
                "Moving away.",
                "No particular reason.",
            ]),
    };

    public static string Pick(CommentTheme theme, string language, RandomStream random)
    {
        var (chinese, english) = Sentences[theme];
        return random.Choose<string>(language == "zh" ? chinese : english);
    }

    /// <summary>Every sentence on a theme, in one language.</summary>
    public static IReadOnlyList<string> All(CommentTheme theme, string language) =>
        language == "zh" ? Sentences[theme].Chinese : Sentences[theme].English;
}
