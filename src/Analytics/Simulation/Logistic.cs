namespace Analytics.Simulation;

internal static class Logistic
{
    public static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    public static double LogOdds(double share) => Math.Log(share / (1 - share));
}
