namespace Testing.Trainers;

/// <summary>
/// What an engine has to reach as an AUC where engines differ by their nature. 0.5 is chance, so a floor at or below 0.6 would be none and is refused.
/// </summary>
/// <param name="Interactions">On <see cref="PlantedWorld.Interacting"/>, of which 0.86 can be known, and 0.69 column by column.</param>
/// <param name="Telco">On telco_churn.csv, the mean of five folds.</param>
/// <param name="Iranian">On iranian_churn.csv without duplicates, the mean of five folds.</param>
public sealed record AccuracyFloors(double Interactions, double Telco, double Iranian)
{
    private const double Least = 0.6;

    public double Interactions { get; } = Require(Interactions);

    public double Telco { get; } = Require(Telco);

    public double Iranian { get; } = Require(Iranian);

    private static double Require(double floor) =>
        floor > Least ? floor : throw new ArgumentOutOfRangeException(nameof(floor), floor, $"A floor is an AUC above {Least}.");
}
