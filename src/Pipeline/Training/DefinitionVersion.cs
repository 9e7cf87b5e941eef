using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Features;

namespace Pipeline.Training;

/// <summary>A short name for a definition of churn together with the features' version: models of another one cannot be used for it.</summary>
internal static class DefinitionVersion
{
    private const int Length = 16;

    public static string Of(ChurnDefinition definition)
    {
        var content = string.Join(
            '\n',
            definition.Basis,
            definition.HorizonDays.ToString(CultureInfo.InvariantCulture),
            definition.GapDays.ToString(CultureInfo.InvariantCulture),
            definition.InactivityDays.ToString(CultureInfo.InvariantCulture),
            definition.LabelColumn,
            string.Join(',', definition.PositiveValues),
            FeatureSchema.CurrentVersion.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..Length];
    }
}
