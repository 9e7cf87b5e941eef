using System.Globalization;
using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>How the columns of the customer list speak: by their name and the customer's own value. An unknown value says nothing.</summary>
internal static class AttributePhrases
{
    /// <summary>Digits that a number of single precision is sure to have been given with.</summary>
    private const int SureDigits = 7;

    public static ReasonPhrase Of(FeatureDefinition attribute)
    {
        var text = PlainText.Of(attribute.Name);
        var said = new Wording("{name}: {value}", "{name}：{value}");
        return new ReasonPhrase($"attribute:{text}")
        {
            Places = [("name", Name(attribute.Name, text))],
            Some = said,
            None = said,
            Format = number => number.ToString($"G{SureDigits}", CultureInfo.InvariantCulture),
            Shown = number => number,
            Labels = attribute.Kind == FeatureKind.Category ? [.. attribute.Categories.Select(Label)] : null,
        };
    }

    private static Wording Name(string name, string text) => name switch
    {
        ProfileFeatures.Segment => new("Segment", "客户分组"),
        ProfileFeatures.Value => new("Value a year", "年价值"),
        _ => Wording.Same(text),
    };

    private static Wording Label(string category) =>
        category == AttributeColumn.Other ? new("another than the usual", "不常见的值") : Wording.Same(PlainText.Of(category));
}
