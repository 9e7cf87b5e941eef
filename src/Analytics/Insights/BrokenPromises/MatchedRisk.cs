namespace Analytics.Insights.BrokenPromises;

/// <summary>Customers at the moment of their first exposure of a kind, beside like customers who had none until then.</summary>
/// <param name="Exposed">Customers whose first one lies in the months looked at, three months before the end of what is known.</param>
/// <param name="Matched">Of them, those with at least one match.</param>
/// <param name="Controls">Matches, at most three each; some customers several times.</param>
/// <param name="ExposedRisk">Share of the matched who left within 90 days, 0 to 1.</param>
/// <param name="ControlRisk">Share of their matches who left within the same 90 days, 0 to 1.</param>
/// <param name="Difference">The first less the second.</param>
/// <param name="Before">
/// The same difference in something that came before and so cannot have come from it: the share without any activity of their own from 120
/// to 30 days before. Away from 0 the two were not alike. <c>null</c> where too few have been customers for so long.
/// </param>
public sealed record MatchedRisk(int Exposed, int Matched, int Controls, double ExposedRisk, double ControlRisk, Estimate Difference, Estimate? Before);
