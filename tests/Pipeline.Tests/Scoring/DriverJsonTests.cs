using System.Globalization;
using System.Text.Json;
using Analytics.Features;
using Analytics.Prediction;
using Pipeline.Scoring;

namespace Pipeline.Tests.Scoring;

public sealed class DriverJsonTests
{
    [Fact]
    public void Write_Drivers_IsAnObjectInTheirOrder()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(
                """{"price":0.4131,"other":0,"timeliness":-1.5}""",
                DriverJson.Write([new(ValueDriver.Price, 0.41309), new(ValueDriver.Other, -0.00001), new(ValueDriver.Timeliness, -1.5)]));
            Assert.Equal("{}", DriverJson.Write([]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        DriverContribution[] drivers = [new(ValueDriver.Usage, 0.25), new(ValueDriver.Price, 0.125), new(ValueDriver.Contract, -2)];

        Assert.Equal(drivers, DriverJson.Read(DriverJson.Write(drivers)));
    }

    [Fact]
    public void Read_DriverOfANewerVersion_IsPassedOver()
    {
        Assert.Equal([new DriverContribution(ValueDriver.Price, 1)], DriverJson.Read("""{"glamour":2,"price":1}"""));
        Assert.Throws<JsonException>(() => DriverJson.Read("price"));
    }
}
