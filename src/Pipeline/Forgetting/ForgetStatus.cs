namespace Pipeline.Forgetting;

/// <summary>How far the forgetting of a customer is.</summary>
public static class ForgetStatus
{
    /// <summary>Asked for, the customer is not found any more; lists, files and what is stored are being cleaned.</summary>
    public const string Pending = "pending";

    /// <summary>Nothing of the customer is left but what the receipt names.</summary>
    public const string Done = "done";
}
