using System.Collections.Immutable;

namespace Analytics.Insights.BrokenPromises;

/// <summary>One of the things that customers met with, of changes by whether they were announced.</summary>
internal readonly record struct Exposure(ExposureKind Kind, ChangeNotice? Notice)
{
    /// <summary>All, in the order of their columns: of each change unannounced, announced, unknown.</summary>
    public static readonly ImmutableArray<Exposure> All =
    [
        .. new[] { ExposureKind.PriceRise, ExposureKind.Fee, ExposureKind.BenefitEnd, ExposureKind.AnyChange }
            .SelectMany(kind => Enum.GetValues<ChangeNotice>().Select(notice => new Exposure(kind, notice))),
        .. new[] { ExposureKind.LoyaltyPenalty, ExposureKind.RefusedComplaint, ExposureKind.ApprovalWait, ExposureKind.RepeatContact, ExposureKind.BrokenPromise }
            .Select(kind => new Exposure(kind, null)),
    ];

    public static readonly int Penalty = IndexOf(ExposureKind.LoyaltyPenalty);

    public bool IsPooled => Kind == ExposureKind.AnyChange;

    public static int IndexOf(ExposureKind kind, ChangeNotice? notice = null) => All.IndexOf(new Exposure(kind, notice));
}
