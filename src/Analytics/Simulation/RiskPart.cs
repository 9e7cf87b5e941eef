namespace Analytics.Simulation;

/// <summary>What one driver adds to the log hazard of a customer on a day.</summary>
/// <param name="Driver">What adds it.</param>
/// <param name="Full">With everything the simulation knows.</param>
/// <param name="Observable">As far as the exports show it: needs at their mean of 1, latent traits as estimated from answers or 0.</param>
public readonly record struct RiskPart(RiskDriver Driver, double Full, double Observable);
