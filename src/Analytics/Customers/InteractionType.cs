namespace Analytics.Customers;

/// <summary>The interaction types the analytics know. Others are allowed and counted under their own name.</summary>
public static class InteractionType
{
    public const string Call = "call";
    public const string Chat = "chat";
    public const string Visit = "visit";
    public const string Ticket = "ticket";
    public const string Complaint = "complaint";
    public const string Purchase = "purchase";
    public const string Renewal = "renewal";
    public const string Cancellation = "cancellation";
    public const string PriceChange = "priceChange";
    public const string Fee = "fee";
    public const string Refund = "refund";
    public const string BenefitEnd = "benefitEnd";
    public const string Goodwill = "goodwill";
    public const string Notice = "notice";
    public const string FollowUp = "followUp";

    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        [Call] = Call,
        [Chat] = Chat,
        [Visit] = Visit,
        [Ticket] = Ticket,
        [Complaint] = Complaint,
        [Purchase] = Purchase,
        [Renewal] = Renewal,
        [Cancellation] = Cancellation,
        [PriceChange] = PriceChange,
        [Fee] = Fee,
        [Refund] = Refund,
        [BenefitEnd] = BenefitEnd,
        [Goodwill] = Goodwill,
        [Notice] = Notice,
        [FollowUp] = FollowUp,
    };

    /// <summary>Whether the customer came to the business with a request (a call, chat, visit, ticket or complaint).</summary>
    public static bool IsContact(string type) => type is Call or Chat or Visit or Ticket or Complaint;

    /// <summary>Whether the interaction shows the customer doing business: what inactivity is measured by, with contacts.</summary>
    public static bool IsPurchase(string type) => type is Purchase or Renewal;

    /// <summary>The canonical spelling: <c>Price change</c>, <c>price_change</c> and <c>PRICECHANGE</c> are <c>priceChange</c>; unknown words become camel case.</summary>
    public static string Normalize(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (ByName.TryGetValue(name, out var known)) return known;
        var words = name.Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return "";
        var joined = string.Concat(words);
        if (ByName.TryGetValue(joined, out known)) return known;
        return char.ToLowerInvariant(words[0][0]) + words[0][1..]
            + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
