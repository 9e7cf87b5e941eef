using Pipeline.Ingest;

namespace Pipeline.Tests.Ingest;

public sealed class ExportNameTests
{
    [Theory]
    [InlineData("a.csv")]
    [InlineData("50% off.csv")]
    [InlineData("2026/11/满意度 调查.csv")]
    public void IsValid_FileNames_Are(string name) => Assert.True(ExportName.IsValid(name));

    [Theory]
    [InlineData("")]
    [InlineData("../a.csv")]
    [InlineData("a/./b.csv")]
    [InlineData("a//b.csv")]
    [InlineData("/a.csv")]
    [InlineData("a.csv/")]
    [InlineData("a\\b.csv")]
    [InlineData("a\u0000.csv")]
    [InlineData("a\r\nX: y")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("dots..")]
    [InlineData("..%2f..%2Fmodels")]
    [InlineData("e\u0301.csv")]
    public void IsValid_AnythingThatReadsAsAPath_IsNot(string name) => Assert.False(ExportName.IsValid(name));
}
