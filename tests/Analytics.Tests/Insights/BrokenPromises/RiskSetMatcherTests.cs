using Analytics.Insights.BrokenPromises;

namespace Analytics.Tests.Insights.BrokenPromises;

public sealed class RiskSetMatcherTests
{
    private static readonly MonthGrid Grid = new(-300, 10);
    private static readonly int Refused = Exposure.IndexOf(ExposureKind.RefusedComplaint);

    // 60 of segment a meet with it, and a quarter of them leave within 90 days; 120 others of a do so by a tenth, all of segment b at once.
    [Fact]
    public void Compare_TwoSegments_StaysWithinThem()
    {
        var lines = Enumerable.Range(0, 60).Select(index => LineMaker.Line(segment: "a", exposed: -200, gone: index % 4 == 0 ? [LineMaker.Left(-150)] : []))
            .Concat(Enumerable.Range(0, 180).Select(index => LineMaker.Line(segment: "a", gone: index % 10 == 0 ? [LineMaker.Left(-150)] : [])))
            .Concat(Enumerable.Range(0, 300).Select(_ => LineMaker.Line(segment: "b", gone: [LineMaker.Left(-199)])));

        var found = Compare(lines)!;

        Assert.Equal((60, 60, 180), (found.Exposed, found.Matched, found.Controls));
        Assert.Equal(0.25, found.ExposedRisk, 1e-12);
        Assert.Equal(0.1, found.ControlRisk, 1e-12);
        Assert.InRange(found.Difference.Value, found.Difference.Low, found.Difference.High);
    }

    // All controls meet with it a day later: they were like the others until then, and stay.
    [Fact]
    public void Compare_ControlsExposedLater_AreKept()
    {
        var lines = Enumerable.Range(0, 60).Select(_ => LineMaker.Line(exposed: -200))
            .Concat(Enumerable.Range(0, 180).Select(_ => LineMaker.Line(exposed: -199, gone: [LineMaker.Left(-190)])));

        var found = Compare(lines)!;

        Assert.Equal((60, 180), (found.Matched, found.Controls));
        Assert.Equal(1, found.ControlRisk);
    }

    [Fact]
    public void Compare_ControlsExposedOrGoneBefore_AreNot()
    {
        var lines = Enumerable.Range(0, 180).Select(_ => LineMaker.Line(exposed: -200))
            .Concat(Enumerable.Range(0, 60).Select(_ => LineMaker.Line(exposed: -201)))
            .Concat(Enumerable.Range(0, 60).Select(_ => LineMaker.Line(gone: [LineMaker.Left(-202)])))
            .Concat(Enumerable.Range(0, 60).Select(_ => LineMaker.Line(since: -199)));

        // Of the exposed those of a day earlier find the others, who were not exposed yet; these find nobody.
        Assert.Equal((240, 60), Compare(lines) is { } found ? (found.Exposed, found.Matched) : default);
    }

    [Fact]
    public void Compare_ScoresApart_FindNobody()
    {
        var lines = Enumerable.Range(0, 60).Select(_ => LineMaker.Line(exposed: -200)).Concat(Enumerable.Range(0, 180).Select(_ => LineMaker.Line())).ToList();

        Assert.Null(Compare(lines, customer => customer < 60 ? 0 : 1));
        Assert.NotNull(Compare(lines, customer => customer % 2));
    }

    [Fact]
    public void Compare_OutcomeThatIsNotOver_IsNotCounted() =>
        Assert.Null(Compare(Enumerable.Range(0, 200).Select(index => index < 60 ? LineMaker.Line(exposed: -80) : LineMaker.Line())));

    [Fact]
    public void Compare_TooFewExposed_HasNoFigure() =>
        Assert.Null(Compare(Enumerable.Range(0, 300).Select(index => index < RiskSetMatcher.LeastSets - 1 ? LineMaker.Line(exposed: -200) : LineMaker.Line())));

    // Active on some day of the 90 that end 30 days before; the exposed half of the time, the others always.
    [Fact]
    public void Compare_WhatCameBefore_IsTheDifferenceInSilence()
    {
        var lines = Enumerable.Range(0, 60).Select(index => LineMaker.Line(exposed: -200, activity: index % 2 == 0 ? [-240] : [-220]))
            .Concat(Enumerable.Range(0, 180).Select(_ => LineMaker.Line(activity: [-300])));

        Assert.Equal(0.5, Compare(lines)!.Before!.Value, 1e-12);
    }

    private static MatchedRisk? Compare(IEnumerable<CustomerLine> customers, Func<int, double>? score = null)
    {
        var lines = customers.ToList();
        var strata = new Strata(lines);
        var table = new HazardTable(lines, Grid, strata, default);
        var scores = new double[table.Rows.Count];
        for (var row = 0; score is not null && row < scores.Length; row++) scores[row] = score(table.Customers[row]);
        return new RiskSetMatcher(lines, Grid, table, strata, scores).Compare(Refused);
    }
}
