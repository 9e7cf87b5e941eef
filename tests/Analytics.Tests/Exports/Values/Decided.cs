using System.Text;
using Analytics.Exports;
using Analytics.Exports.Values;

namespace Analytics.Tests.Exports.Values;

/// <summary>What the evidence of whole columns decides.</summary>
internal static class Decided
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static ColumnDecision<NumberFormat> Number(params IEnumerable<string> values)
    {
        var evidence = new NumberEvidence();
        foreach (var value in values) evidence.Add(Utf8(value));
        return evidence.Decide();
    }

    public static ColumnDecision<TimeFormat> Time(params IEnumerable<string> values)
    {
        var evidence = new TimeEvidence();
        foreach (var value in values) evidence.Add(Utf8(value));
        return evidence.Decide();
    }

    public static ColumnDecision<DurationFormat> Duration(string unit, params IEnumerable<string> values)
    {
        var evidence = new DurationEvidence(unit.Length == 0 ? null : Enum.Parse<DurationUnit>(unit));
        foreach (var value in values) evidence.Add(Utf8(value));
        return evidence.Decide();
    }

    public static ColumnDecision<YesNoFormat> YesNo(params IEnumerable<string> values)
    {
        var evidence = new YesNoEvidence();
        foreach (var value in values) evidence.Add(Utf8(value));
        return evidence.Decide();
    }

    public static RatingDecision Rating(RatingScale own, params IEnumerable<string> values)
    {
        var evidence = new RatingEvidence(own);
        foreach (var value in values) evidence.Add(Utf8(value));
        return evidence.Decide();
    }

    public static ColumnShape Shape(params IEnumerable<string> values)
    {
        var evidence = new ColumnShapeEvidence();
        foreach (var value in values) evidence.Add(Utf8(value));
        return evidence.Shape();
    }

    /// <summary>The values, each so many times: <c>"4*10 5*3"</c>.</summary>
    public static IEnumerable<string> Repeated(string counts) =>
        counts.Split(' ').Select(part => part.Split('*')).SelectMany(part => Enumerable.Repeat(part[0], int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture)));

    public static double? Read(this RatingFormat format, string text)
    {
        Assert.True(format.TryRead(Utf8(text), out var rating), text);
        return rating;
    }
}
