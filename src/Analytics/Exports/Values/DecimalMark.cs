namespace Analytics.Exports.Values;

/// <summary>What stands before the decimals; the other of the two may group thousands.</summary>
internal enum DecimalMark
{
    Point,
    Comma,
}
