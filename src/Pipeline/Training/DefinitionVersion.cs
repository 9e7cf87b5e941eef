using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Features;
using Analytics.Prediction;

namespace Pipeline.Training;

/// <summary>
/// A short name for the settings a model is trained by together with the versions of features and file: a model of another one is due.
/// </summary>
internal static class DefinitionVersion
{
    private const int Length = 16;

    public static string Of(PipelineOptions options)
    {
        var churn = options.Churn.ToDefinition(ChurnBasis.Cancellation);
        var loyalty = options.Loyalty.ToDefinition(churn.HorizonDays);
        var content = string.Join(
            '\n',
            churn.Basis,
            Text(churn.HorizonDays),
            Text(churn.GapDays),
            Text(churn.InactivityDays),
            churn.LabelColumn,
            string.Join(',', churn.PositiveValues),
            loyalty?.Basis,
            loyalty?.LabelColumn,
            string.Join(',', loyalty?.PositiveValues ?? []),
            options.Training.KeepSuspects,
            options.Training.SearchBudget.ToString(CultureInfo.InvariantCulture),
            Text(ModelFile.CurrentVersion),
            Text(FeatureSchema.CurrentVersion));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..Length];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
