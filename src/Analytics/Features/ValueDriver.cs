namespace Analytics.Features;

/// <summary>What a customer stays or leaves for: every feature belongs to one.</summary>
public enum ValueDriver
{
    /// <summary>Nobody but the user knows: columns of the customer list, ratings and interaction types of the user's own.</summary>
    Other,

    /// <summary>How long it takes, and whether that is as promised.</summary>
    Timeliness,

    /// <summary>What it costs the customer to get something done: repeats, handovers.</summary>
    Convenience,

    /// <summary>Whether problems get solved.</summary>
    Expertise,

    /// <summary>What it costs, and whether changes come announced.</summary>
    Price,

    /// <summary>How the two sides stand: complaints and what came of them, care, silence, tenure.</summary>
    Relationship,

    /// <summary>The customer's own judgement of the whole.</summary>
    Satisfaction,

    /// <summary>How much the customer has to do with the business.</summary>
    Usage,

    /// <summary>When it can be left: renewals, anniversaries.</summary>
    Contract,
}
