using System.Globalization;
using System.Text;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;
using Analytics.Reports;

namespace Analytics.Tests.Reports;

public sealed class PredictionCsvTests
{
    private const string Header = "customerId,churnProbability,band,loyaltyProbability,reason1,reason2,reason3,action,valueAtRisk";

    [Fact]
    public void Write_Customer_IsOneRowWithEmptyCellsForWhatIsNotKnown()
    {
        var text = Text(Write(Customer("c1", "5 calls", "Spent 3, once"), forSpreadsheets: false));

        Assert.Equal($"{Header}\nc1,0.125,high,,5 calls,\"Spent 3, once\",,,\n", text);
    }

    [Fact]
    public void Write_CustomerAtRisk_HasTheSentenceOfTheAction()
    {
        var customer = new ExplainedPrediction(new CustomerPrediction("c1", DateTimeOffset.UnixEpoch, 0.125, RiskBand.High), [new Reason("promise", "Late", "晚", 1)]);

        Assert.Equal($"{Header}\nc1,0.125,high,,Late,,,\"Keep the promise that was broken, and say so.\",\n", Text(Write(customer, forSpreadsheets: false)));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86")]
    [InlineData("-c")]
    [InlineData("@sum")]
    [InlineData("\tc")]
    [InlineData("\rc")]
    public void Write_IdLikeAFormula_IsDisarmedOnlyForSpreadsheets(string id)
    {
        var plain = Write(Customer(id, id), forSpreadsheets: false);
        var disarmed = Write(Customer(id, id), forSpreadsheets: true);

        Assert.DoesNotContain('\'', Text(plain));
        Assert.Contains(id, Text(plain), StringComparison.Ordinal);
        Assert.Equal(2, Text(disarmed).Split("'" + id).Length - 1);
    }

    [Fact]
    public void Write_HarmlessCells_ForSpreadsheets_AddOnlyTheMark()
    {
        var plain = Write(Customer("a=b", "x-1"), forSpreadsheets: false);
        var marked = Write(Customer("a=b", "x-1"), forSpreadsheets: true);

        Assert.Equal((byte[])[0xEF, 0xBB, 0xBF, .. plain], marked);
    }

    [Fact]
    public void Write_CommaDecimals_ChangeNothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Contains("c1,0.125,high", Text(Write(Customer("c1"), forSpreadsheets: false)), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ExplainedPrediction Customer(string id, params string[] reasons) => new(
        new CustomerPrediction(id, DateTimeOffset.UnixEpoch, 0.125, RiskBand.High), [.. reasons.Select(reason => new Reason("code", reason, "原因", 1))]);

    private static byte[] Write(ExplainedPrediction customer, bool forSpreadsheets)
    {
        using var stream = new MemoryStream();
        PredictionCsv.Write(stream, [customer], forSpreadsheets);
        return stream.ToArray();
    }

    private static string Text(byte[] csv) => Encoding.UTF8.GetString(csv);
}
