namespace Analytics.Boosting;

/// <summary>Reads category codes, which samples carry as floats.</summary>
internal static class CategoryCode
{
    /// <summary>
    /// False for everything that is not a whole number in 0..<paramref name="categoryCount"/>-1: missing (NaN) or unseen.
    /// </summary>
    public static bool TryRead(float value, int categoryCount, out int code)
    {
        // The conversion saturates and turns NaN into 0; comparing back rules out fractions, NaN and infinities.
        code = (int)value;
        return code == value && (uint)code < (uint)categoryCount;
    }
}
