namespace Analytics.Customers;

/// <summary>A number that may be missing, in half the memory of <c>double?</c>: missing is what is no number.</summary>
internal readonly record struct OptionalNumber
{
    private static readonly long Missing = BitConverter.DoubleToInt64Bits(double.NaN);

    // Turned so that the default is missing.
    private readonly long _bits;

    public OptionalNumber(double? value) => _bits = value is { } number ? BitConverter.DoubleToInt64Bits(number) ^ Missing : 0;

    public double? Value => _bits == 0 ? null : BitConverter.Int64BitsToDouble(_bits ^ Missing);
}
