using Analytics.Customers;

namespace Analytics.Tests.Customers;

public sealed class SegmentLabelTests
{
    [Fact]
    public void Of_TextOfAnyLength_FitsAndStaysWhole()
    {
        Assert.Null(SegmentLabel.Of(null));
        Assert.Null(SegmentLabel.Of(new Customer { CustomerId = "c1", Segment = " " }));
        Assert.Equal("retail", Of("retail"));
        Assert.Equal(new string('x', SegmentLabel.MaxLength), Of(new string('x', 5_000)));
        Assert.Equal(new string('x', SegmentLabel.MaxLength - 1), Of(new string('x', SegmentLabel.MaxLength - 1) + "😀"));
    }

    private static string? Of(string segment) => SegmentLabel.Of(new Customer { CustomerId = "c1", Segment = segment });
}
