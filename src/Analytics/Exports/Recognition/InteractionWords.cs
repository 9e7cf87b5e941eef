using Analytics.Customers;

namespace Analytics.Exports.Recognition;

/// <summary>Tells from a file's name what its rows are.</summary>
internal static class InteractionWords
{
    // In order: a list of complaint calls is about complaints.
    private static readonly (string Type, string[] Words)[] Types =
    [
        (InteractionType.Complaint, ["complaint", "投诉"]),
        (InteractionType.Cancellation, ["churn", "cancel", "terminat", "退订", "注销", "解约", "流失"]),
        (InteractionType.Refund, ["refund", "退款"]),
        (InteractionType.Renewal, ["renewal", "subscription", "续费", "续约", "续保"]),
        (InteractionType.Ticket, ["ticket", "case", "工单"]),
        (InteractionType.Chat, ["chat", "会话", "聊天"]),
        (InteractionType.Call, ["call", "phone", "通话", "来电", "电话"]),
        (InteractionType.Purchase, ["order", "purchase", "sales", "transaction", "订单", "购买", "消费"]),
        (InteractionType.Visit, ["visit", "到店"]),
    ];

    public static string? TypeOfFile(string fileName)
    {
        foreach (var (type, words) in Types)
        {
            if (words.Any(word => fileName.Contains(word, StringComparison.OrdinalIgnoreCase))) return type;
        }
        return null;
    }
}
