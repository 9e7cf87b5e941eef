using System.Text;
using System.Text.RegularExpressions;
using Analytics.Privacy;
using Testing;

namespace Analytics.Tests.Privacy;

/// <summary>
/// What real customers wrote, whole files as raw rows would be masked. Each of the lines that are changed was looked at: four
/// customers of the shop left addresses or a telephone number, nobody else did.
/// </summary>
public sealed partial class TextMaskRealTextTests
{
    [Fact]
    public void ShopComments_InFrench_LoseAddressesAndTelephoneNumbersOnly()
    {
        var changes = Changes(Encoding.Latin1.GetString(File.ReadAllBytes(SharedData.File("nps_retail_survey.csv"))));

        Assert.Equal(["[email]", "[email]", "[email][email]", "[phone]"], changes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("asap_reviews_zh_sample.csv")]
    [InlineData("telco_churn.csv")]
    [InlineData("iranian_churn.csv")]
    public void FilesWithoutPersonalNumbers_StayAsTheyAre(string name) => Assert.Empty(Changes(File.ReadAllText(SharedData.File(name))));

    /// <summary>The masks in each line that is changed.</summary>
    private static IEnumerable<string> Changes(string text) =>
        from line in text.Split('\n')
        let masked = TextMask.Apply(line, plates: true)
        where !ReferenceEquals(masked, line)
        select string.Concat(Masks().Matches(masked).Select(match => match.Value));

    [GeneratedRegex(@"\[(phone|card|id number|iban|email|plate)\]")]
    private static partial Regex Masks();
}
