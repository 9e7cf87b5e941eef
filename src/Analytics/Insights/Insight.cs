namespace Analytics.Insights;

/// <summary>What one analysis found, or why it says nothing.</summary>
public abstract record Insight
{
    /// <summary>Why there is nothing to say; <c>null</c> if there is something.</summary>
    public Statement? Missing { get; init; }

    /// <summary>What was found in sentences, what matters most first.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>The tests behind what is called different.</summary>
    public IReadOnlyList<TestFamily> Families { get; init; } = [];
}
