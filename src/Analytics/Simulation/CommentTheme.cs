namespace Analytics.Simulation;

/// <summary>What a comment is about.</summary>
internal enum CommentTheme
{
    LongWait,
    FastService,
    Unresolved,
    CameBackAgain,
    PassedAround,
    ExpertAdvice,
    EasyToUse,
    FriendlyStaff,
    Mixed,
    Middling,
    Disappointed,
    PriceRise,
    HiddenFee,
    BenefitEnded,
    ComplaintRefused,
    GoodwillThanks,
    BetterOffer,
    DearRenewal,
    Inconvenient,
    NoLongerNeeded,
}
