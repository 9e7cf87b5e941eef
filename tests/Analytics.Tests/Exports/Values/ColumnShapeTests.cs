using System.Globalization;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class ColumnShapeTests
{
    [Theory]
    [InlineData("Empty", "|NA|-")]
    [InlineData("Constant", "web|web|web")]
    [InlineData("Id", "R_3kQ9x1|R_9sLw22|R_0pTza7|R_77abQz|R_1MmNn5|R_00xYz1")]
    [InlineData("Id", "7590-VHVEG|5575-GNVDE|3668-QPYBK|7795-CFOCW|9237-HQITU")]
    [InlineData("WholeNumber", "12|450|12|7800|31|31|12")]
    [InlineData("Number", "12.5|450|1,200.75|8.25")]
    [InlineData("Number", "12,5|450|1.200,75|8,25")]
    [InlineData("Time", "2026-03-05|2026-03-06 14:30|2026-03-07T00:00:00Z")]
    [InlineData("Time", "1772721000|1772721060|1772721999")]
    [InlineData("Time", "11/05/26 14:32|11/15/26 09:01")]
    [InlineData("TimeOfDay", "2:30 PM|11:05 AM|9:00 AM")]
    [InlineData("YesNo", "Y|N|Y|")]
    [InlineData("YesNo", "有|无|有|无")]
    [InlineData("YesNo", "0|1|1|0")]
    [InlineData("Rating", "1|2|3|4|5|5|4|4")]
    [InlineData("Rating", "9分|10分|8分|-")]
    [InlineData("Rating", "非常满意|满意|一般|满意")]
    [InlineData("Rating", "非常专业|不清楚|一般|专业|不清楚")]
    [InlineData("Rating", "5.0|4.0|4.0|1.0|3.0")]
    [InlineData("Rating", "★★★★☆|★★★★★|★☆☆☆☆")]
    [InlineData("Rating", "10 - Extremely likely|9|0 - Not at all likely|7")]
    [InlineData("Duration", "10秒|2分5秒|1小时20分")]
    [InlineData("Duration", "00:12:30|0:02:05|1:00:00")]
    [InlineData("Email", "ann@example.com|bo.b@mail.example.cn|c+d@example.org")]
    [InlineData("Phone", "+49 30 1234567|(555) 123-4567|13812345678")]
    [InlineData("Phone", "13812345678|13998765432")]
    [InlineData("IpAddress", "192.0.2.1|198.51.100.7|2001:db8::1")]
    [InlineData("Url", "https://example.com/a|http://example.org/b?c=d")]
    [InlineData("Json", "{\"plan\":\"pro\"}|{\"plan\":\"free\",\"seats\":3}|[]")]
    [InlineData("FreeText", "I waited far too long for this|The agent was friendly and quick to help|Nothing works since the last update")]
    [InlineData("FreeText", "客服等待时间太长了，希望改进|服务态度很好，但是问题还是没有解决|快递送得很快，下次还会再来买的")]
    [InlineData("Category", "web|app|store|web|app|web|store|web|app|web")]
    public void Kind_Values_TellWhatTheColumnIs(string kind, string values) => Assert.Equal(kind, Shape(values.Split('|')).Kind.ToString());

    [Fact]
    public void Shape_ValuesOfSeveralKinds_CountsEachShare()
    {
        var shape = Shape("12", "x@example.com", "2026-03-05", "yes", "", "NA", "12", "6.5");
        Assert.Equal((8, 6, 5), (shape.Values, shape.Present, shape.Distinct));
        Assert.Equal(3 / 6.0, shape.Number);
        Assert.Equal(2 / 6.0, shape.WholeNumber);
        Assert.Equal(1 / 6.0, shape.Email);
        Assert.Equal(1 / 6.0, shape.Time);
        Assert.Equal(1 / 6.0, shape.YesNo);
    }

    [Fact]
    public void Shape_ManyDifferentValues_CountsTheFirstOnly()
    {
        var shape = Shape(Enumerable.Range(0, 10_000).Select(index => "C" + index.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal((10_000, 4096, 4096), (shape.Present, shape.Distinct, shape.DistinctOf));
        Assert.True(shape.IsIdLike);
    }

    [Theory]
    [InlineData("@example.com")]
    [InlineData("a@b")]
    [InlineData("a b@example.com")]
    [InlineData("write to a@example.com, please")]
    public void Email_Lookalike_IsNone(string text) => Assert.Equal(0, Shape(text).Email);

    [Theory]
    [InlineData("1234567")]
    [InlineData("2026-03-05")]
    [InlineData("1772721000")]
    [InlineData("12345.67")]
    [InlineData("-1234567")]
    public void Phone_NumberOrDate_IsNone(string text) => Assert.Equal(0, Shape(text).Phone);

    [Theory]
    [InlineData("12:30:05")]
    [InlineData("1.2.3")]
    [InlineData("999.1.1.1")]
    public void IpAddress_Lookalike_IsNone(string text) => Assert.Equal(0, Shape(text).IpAddress);
}
