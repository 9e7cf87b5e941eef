using Analytics.Prediction.Engines;

namespace Analytics.Tests.Prediction.Engines;

public sealed class EngineCatalogueTests
{
    [Fact]
    public void Load_UnknownEngine_IsInvalidAndNamed()
    {
        Assert.Contains("'quantum'", Assert.Throws<InvalidDataException>(() => EngineCatalogue.Load("quantum", Stream.Null)).Message, StringComparison.Ordinal);
    }
}
