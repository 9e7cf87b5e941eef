using System.Text.RegularExpressions;
using Analytics.Insights;

namespace Analytics.Tests.Insights;

/// <summary>Both languages of a sentence say the same figures.</summary>
internal static partial class SameFigures
{
    public static void Check(Statement statement) => Assert.Equal(Figures(statement.English), Figures(statement.Chinese));

    // The order may differ.
    private static IEnumerable<string> Figures(string text) => Figure().Matches(text).Select(figure => figure.Value.TrimEnd('.')).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"[+-]?\d[\d,.]*")]
    private static partial Regex Figure();
}
