namespace Analytics.Boosting;

/// <summary>Where the value of a leaf may lie, so that no monotone constraint made further up in its tree is broken.</summary>
internal readonly record struct ValueBounds(double Lower, double Upper)
{
    public static ValueBounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public double Clamp(double value) => Math.Min(Math.Max(value, Lower), Upper);

    /// <summary>
    /// The bounds of a split's children. Across a constrained column they part at the mid-point between the children's values, so that
    /// whatever grows below the one side stays on its side of everything that grows below the other.
    /// </summary>
    /// <param name="monotone">+1, -1 or 0: how the right child's value has to stand to the left's.</param>
    /// <param name="leftValue">The left child's value, within these bounds.</param>
    /// <param name="rightValue">The right child's value, within these bounds.</param>
    public (ValueBounds Left, ValueBounds Right) Split(int monotone, double leftValue, double rightValue)
    {
        if (monotone == 0)
            return (this, this);
        var middle = (leftValue + rightValue) / 2;
        var below = this with { Upper = middle };
        var above = this with { Lower = middle };
        return monotone > 0 ? (below, above) : (above, below);
    }
}
