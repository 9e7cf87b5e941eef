namespace Analytics.Privacy.Masking;

/// <summary>What a masked stretch of a text was.</summary>
internal enum MaskKind
{
    Phone,
    Card,
    IdNumber,
    Iban,
    Email,
    Plate,
}
