namespace Analytics.Insights.BrokenPromises;

/// <summary>A stretch during which a customer was gone.</summary>
/// <param name="Left">When it began.</param>
/// <param name="Back">When the customer came back; infinite if never.</param>
/// <param name="IsChurn">Whether its beginning counts as leaving; a silence that began where it could not be seen does not.</param>
internal readonly record struct Absence(double Left, double Back, bool IsChurn = true);
