using System.Globalization;
using Analytics.Exports.Values;
using Analytics.Randomness;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class TimeEvidenceTests
{
    [Theory]
    [InlineData("2026-03-05|2026-03-06 14:30", "YearFirst", "Settled")]
    [InlineData("05/03/2026|25/03/2026", "DayFirst", "Settled")]
    [InlineData("05/03/2026|03/25/2026", "MonthFirst", "Settled")]
    [InlineData("2026-03-05|25/03/2026", "DayFirst", "Settled")]
    [InlineData("99-12-25|98-03-31", "YearFirst", "Settled")]
    [InlineData("5 Mar 2026|NA", "YearFirst", "Settled")]
    [InlineData("1772721000|1772721060", "UnixSeconds", "Settled")]
    [InlineData("1772721000123", "UnixMilliseconds", "Settled")]
    [InlineData("20260305|20260306", "Compact", "Settled")]
    [InlineData("20260305143000", "Compact", "Settled")]
    [InlineData("05/05/2026", "YearFirst", "Settled")]
    // Nothing tells: custom.
    [InlineData("05/03/2026|07/03/2026", "MonthFirst", "Assumed")]
    [InlineData("05.03.2026|07.03.2026", "DayFirst", "Assumed")]
    [InlineData("05-03-2026", "DayFirst", "Assumed")]
    // The file runs upwards in one order alone.
    [InlineData("10/01/2026|11/01/2026|01/02/2026|02/02/2026|03/02/2026|01/03/2026|04/03/2026", "DayFirst", "Likely")]
    [InlineData("01/10/2026|01/11/2026|02/01/2026|02/02/2026|02/03/2026|03/01/2026|03/04/2026", "MonthFirst", "Likely")]
    // All within one week if the month comes first, over half a year otherwise.
    [InlineData("03/05/2026|03/09/2026|03/04/2026|03/10/2026|03/06/2026|03/08/2026|03/07/2026", "MonthFirst", "Likely")]
    [InlineData("05.03.2026|09.03.2026|04.03.2026|10.03.2026|06.03.2026|08.03.2026|07.03.2026", "DayFirst", "Likely")]
    // Seven days, or one day of seven years.
    [InlineData("26-03-20|26-03-21|26-03-22|26-03-23|26-03-24|26-03-25|26-03-26", "YearFirst", "Likely")]
    public void Decide_Values_TellTheLayout(string values, string layout, string certainty)
    {
        var decision = Time(values.Split('|'));
        Assert.Equal(layout, decision.Format.Layout.ToString());
        Assert.Equal(certainty, decision.Certainty.ToString());
    }

    [Fact]
    public void Decide_SerialDays_OnlyWhenAsked()
    {
        Assert.Equal(0, Time("46086", "46087.5").Readable);
        var evidence = new TimeEvidence(allowExcelSerial: true);
        evidence.Add("46086"u8);
        evidence.Add("46087.5"u8);
        Assert.Equal((TimeLayout.ExcelSerial, 2), (evidence.Decide().Format.Layout, evidence.Decide().Readable));
    }

    [Fact]
    public void Add_Values_CountOffsetsAndTimesOfDay()
    {
        var evidence = new TimeEvidence();
        foreach (var value in new[] { "2026-03-05T14:30:00Z", "2026-03-05 14:30", "2026-03-05", "Mar 5, 2026 2 PM", "1772721000", "x" }) evidence.Add(Utf8(value));
        Assert.Equal((2, 4), (evidence.WithOffset, evidence.WithTimeOfDay));
        Assert.Equal((6, 4), (evidence.Decide().Present, evidence.Decide().Readable));
    }

    [Fact]
    public void Decide_PrintedInAnyNationalForm_ReadsTheTimesBack()
    {
        string[] forms =
        [
            "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy/M/d H:mm:ss", "dd.MM.yyyy HH:mm:ss", "d/M/yyyy H:mm:ss", "M/d/yyyy h:mm:ss tt", "MM/dd/yy HH:mm:ss", "dd-MM-yyyy HH:mm:ss",
            "yyyy'年'M'月'd'日' H'时'm'分's'秒'", "d MMM yyyy HH:mm:ss", "MMM d, yyyy, h:mm:ss tt", "dd-MMM-yy HH:mm:ss", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "yyyyMMddHHmmss", "dddd, MMMM d, yyyy h:mm:ss tt",
        ];
        var clock = new WallClock(TimeZoneInfo.Utc);
        foreach (var form in forms)
        {
            for (var seed = 0UL; seed < 10; seed++)
            {
                var random = RandomStream.For(seed, 2, 3);
                var times = Enumerable.Range(0, 200).Select(_ => new DateTime(2019, 1, 1).AddSeconds(random.Between(0, 200_000_000))).ToList();
                var printed = times.ConvertAll(time => time.ToString(form, CultureInfo.InvariantCulture));
                var decision = Time(printed);
                Assert.Equal((200, 200, Certainty.Settled), (decision.Present, decision.Readable, decision.Certainty));
                foreach (var (time, text) in times.Zip(printed))
                {
                    Assert.True(decision.Format.TryRead(Utf8(text), clock, out var read), text);
                    Assert.Equal(time, read!.Value.UtcDateTime);
                }
            }
        }
    }

    [Fact]
    public void IsoRead_AgreesWithTheNumericScan()
    {
        var random = RandomStream.For(12, 3, 4);
        var read = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text = $"{random.Between(1890, 2210)}-{random.Between(0, 13):00}-{random.Between(0, 32):00}";
            if (random.Chance(0.8)) text += $"{random.Choose<string>(["T", " "])}{random.Between(0, 25):00}:{random.Between(0, 61):00}:{random.Between(0, 61):00}";
            if (random.Chance(0.3)) text += random.Choose<string>([".5", ".0123456", ".12345678", "."]);
            if (random.Chance(0.3)) text += random.Choose<string>(["Z", "+08:00"]);
            if (!IsoTimeText.TryRead(Utf8(text), out var fast, out var isUtc)) continue;
            read++;
            Assert.True(NumericTimeText.TryScan(Utf8(text), out var slow) && slow.TryResolve(TimeLayout.YearFirst, out var slowTime) && slowTime == fast, text);
            Assert.Equal(isUtc, slow.OffsetMinutes == 0);
        }
        Assert.True(read > 8_000);
    }

    [Fact]
    public void NumericScan_AgreesWithThePatientReader()
    {
        var random = RandomStream.For(11, 3, 4);
        var read = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var separator = random.Choose<string>(["-", "/", "."]);
            var text = $"{random.Between(0, 40)}{separator}{random.Between(0, 13):00}{separator}{random.Choose<string>(["26", "2026", "7"])}";
            if (random.Chance(0.7)) text += $" {random.Between(0, 25)}:{random.Between(0, 61):00}";
            if (random.Chance(0.2)) text += ":59.5";
            if (random.Chance(0.2)) text += random.Choose<string>(["Z", "+08:00", " -0500"]);
            if (!NumericTimeText.TryScan(Utf8(text), out var fast)) continue;
            if (!WordedTimeText.TryScan(text.ToLowerInvariant(), out var slow)) continue;
            read++;
            foreach (var layout in new[] { TimeLayout.YearFirst, TimeLayout.DayFirst, TimeLayout.MonthFirst })
            {
                Assert.Equal(slow.TryResolve(layout, out var slowTime), fast.TryResolve(layout, out var fastTime));
                Assert.Equal(slowTime, fastTime);
            }
            Assert.Equal(slow.OffsetMinutes, fast.OffsetMinutes);
        }
        Assert.True(read > 8_000);
    }
}
