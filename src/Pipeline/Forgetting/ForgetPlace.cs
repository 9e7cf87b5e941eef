namespace Pipeline.Forgetting;

/// <summary>Where something of a customer can be, as receipts count it.</summary>
public static class ForgetPlace
{
    /// <summary>Rows of exports that were blanked.</summary>
    public const string ExportRows = "exportRows";

    /// <summary>Exports in which rows were blanked.</summary>
    public const string ExportsRewritten = "exportsRewritten";

    /// <summary>Exports that were removed whole, as no copy without the customer's rows could be proven.</summary>
    public const string ExportsRemoved = "exportsRemoved";

    /// <summary>Accepted rows in the segments.</summary>
    public const string EventRows = "eventRows";

    /// <summary>Values of keys that led to the customer.</summary>
    public const string KeyValues = "keyValues";

    /// <summary>Pairs of lists of aliases.</summary>
    public const string AliasPairs = "aliasPairs";

    /// <summary>Rejected rows.</summary>
    public const string QuarantineRows = "quarantineRows";

    /// <summary>Rows of the table <c>Predictions</c>.</summary>
    public const string PredictionRows = "predictionRows";

    /// <summary>Rows of the table <c>Rankings</c>.</summary>
    public const string RankingRows = "rankingRows";

    /// <summary>Rows of CSV parts.</summary>
    public const string PredictionFileRows = "predictionFileRows";

    /// <summary>Rows of the table <c>Outcomes</c>, two of each outcome.</summary>
    public const string OutcomeRows = "outcomeRows";

    /// <summary>Entries of the lists in runs' insights.</summary>
    public const string InsightEntries = "insightEntries";

    /// <summary>Rows of the table <c>CustomerIds</c>.</summary>
    public const string CustomerIds = "customerIds";

    /// <summary>Entries of the lists that parts hand to the publisher.</summary>
    public const string Candidates = "candidates";
}
