namespace Analytics.Insights.Loyalty;

/// <summary>What is known of a customer at the moment of an answer.</summary>
public enum AnswerFact
{
    /// <summary>Likelihood to recommend in the same answer, 0 to 10.</summary>
    Recommendation,

    /// <summary>Ease in the same answer, 1 to 7.</summary>
    Ease,

    /// <summary>Rating of timeliness in the same answer, 1 to 5.</summary>
    Timeliness,

    /// <summary>Rating of convenience in the same answer, 1 to 5.</summary>
    Convenience,

    /// <summary>Rating of expertise in the same answer, 1 to 5.</summary>
    Expertise,

    /// <summary>Experience against expectation in the same answer, -2 to 2.</summary>
    Expectation,

    /// <summary>Contacts in the 90 days before.</summary>
    Contacts,

    /// <summary>Complaints in the 90 days before.</summary>
    Complaints,

    /// <summary>Contacts in the 90 days before that did not solve the problem.</summary>
    UnresolvedContacts,

    /// <summary>Handovers and escalations in the 90 days before.</summary>
    Handovers,

    /// <summary>Waits in the 90 days before that were longer than promised.</summary>
    BrokenPromises,

    /// <summary>Price changes, fees and benefits that ran out in the 90 days before.</summary>
    Changes,

    /// <summary>Of those changes, the ones that are known not to have been announced.</summary>
    UnannouncedChanges,

    /// <summary>Purchases and renewals in the 365 days before.</summary>
    Purchases,

    /// <summary>Days since the relationship began.</summary>
    TenureDays,
}
