namespace Pipeline.Forgetting;

/// <summary>How far the forgetting of a customer is.</summary>
public static class ForgetStatus
{
    /// <summary>Readers see nothing of the customer any more; what is stored is being cleaned.</summary>
    public const string Pending = "pending";

    /// <summary>Nothing of the customer is left but what the receipt names.</summary>
    public const string Done = "done";
}
