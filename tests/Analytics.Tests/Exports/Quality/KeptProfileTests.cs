using System.Globalization;
using Analytics.Exports;
using Analytics.Exports.Quality;

namespace Analytics.Tests.Exports.Quality;

public sealed class KeptProfileTests
{
    [Fact]
    public async Task WriteAndRead_Profile_IsWhatIsKept()
    {
        var profile = await ProfileAsync(Answers("Li Wei"));

        var kept = KeptProfile.Of(profile);
        var read = KeptProfile.Read(KeptProfile.Write(profile));

        Assert.Equivalent(kept, read, strict: true);
        Assert.Equal(profile.Fields["csat"].Counts, read.Fields["csat"].Counts);
        Assert.Equal(profile.SatisfactionWithRecommendation, read.SatisfactionWithRecommendation);
        Assert.Equal(KeptProfile.Write(kept), KeptProfile.Write(KeptProfile.Of(read)));
    }

    [Fact]
    public async Task Write_WordsOfCustomers_AreNotKept()
    {
        var profile = await ProfileAsync(Answers("Li Wei"));

        Assert.Contains("Li Wei", profile.Fields["channel"].Counts.Keys);
        Assert.DoesNotContain("Li Wei", KeptProfile.Write(profile), StringComparison.Ordinal);
        Assert.Equal([100L, 100L], KeptProfile.Of(profile).Fields["channel"].Counts.Values);
    }

    [Fact]
    public async Task Write_ManyFieldsWithLongNames_StaysWithinItsBound()
    {
        var profile = await ProfileAsync(Answers("web"));
        var name = new string('满', 300);
        var fields = Enumerable.Range(0, 500).ToDictionary(
            field => string.Create(CultureInfo.InvariantCulture, $"{name}{field}"),
            field => new FieldSpread(1_000_000_000_000 + field, Enumerable.Range(0, 41).ToDictionary(value => string.Create(CultureInfo.InvariantCulture, $"{name}{value}"), _ => long.MaxValue / 1_000)));
        var wide = profile with { Fields = fields, Latest = DateTimeOffset.MaxValue, Hours = [.. Enumerable.Repeat(long.MaxValue, 24)], Records = long.MaxValue, Ratings = new(long.MaxValue, -1.0 / 3, -1.0 / 3, 1.0 / 3, 1.0 / 3, -1.0 / 3) };

        var text = KeptProfile.Write(wide);

        Assert.InRange(text.Length, KeptProfile.MostCharacters / 2, KeptProfile.MostCharacters);
        var kept = KeptProfile.Read(text);
        Assert.NotEmpty(kept.Fields);
        // Those with the most values have room first.
        Assert.Contains(1_000_000_000_499, kept.Fields.Values.Select(field => field.Present));
    }

    [Fact]
    public async Task Of_ComparedWithKept_TellsTheSameChanges()
    {
        var before = await ProfileAsync(Answers("web"));
        var after = await ProfileAsync(Answers("app", share: 10));

        Assert.Contains(new ChangeReview(after, [before]).Findings(), finding => finding.Code == "spreadChanged");
        Assert.Equal(new ChangeReview(after, [before]).Findings(), new ChangeReview(KeptProfile.Of(after), [KeptProfile.Read(KeptProfile.Write(before))]).Findings());
    }

    private static string Answers(string channel, int share = 2) => "responseId,customerId,respondedAt,csat,nps,channel\n" + string.Concat(Enumerable.Range(1, 200).Select(row => string.Create(
        CultureInfo.InvariantCulture, $"r{row},c{row},2026-03-{(row % 28) + 1:00}T{row % 24:00}:00:00Z,{(row % 5) + 1},{row % 11},{(row % share == 0 ? channel : "phone")}\n")));

    private static async Task<ExportProfile> ProfileAsync(string text) => (await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", text)).Summary.Profile;
}
