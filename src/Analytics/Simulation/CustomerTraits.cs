namespace Analytics.Simulation;

/// <summary>
/// What is true of a customer and stands in no export. Fits, sensitivity and leniency are standard normal or normal with
/// mean 0; the three needs are weights with mean 1.
/// </summary>
/// <param name="TimelinessNeed">Multiplies what waiting does to the hazard and to ratings.</param>
/// <param name="ConvenienceNeed">Multiplies what (in)convenience does.</param>
/// <param name="ExpertiseNeed">Multiplies what added value does.</param>
/// <param name="ConvenienceFit">How well the service fits the customer's life, in standard deviations.</param>
/// <param name="ExpertiseFit">How much the business's knowledge adds for this customer, in standard deviations.</param>
/// <param name="PriceSensitivity">
/// In standard deviations; above <see cref="RestlessThreshold"/> a competitor's offers reach the customer.
/// </param>
/// <param name="Expectation">The level of expectation at the start of the period, in logits of the top box.</param>
/// <param name="Leniency">The habit of rating mildly, in logits of the top box.</param>
/// <param name="TroubleProneness">Multiplies the rate of problems; mean 1.</param>
/// <param name="BuyingPace">Multiplies the rate of purchases; mean 1.</param>
/// <param name="NeverAnswers">Whether the customer ignores every survey.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
public sealed record CustomerTraits(
    double TimelinessNeed,
    double ConvenienceNeed,
    double ExpertiseNeed,
    double ConvenienceFit,
    double ExpertiseFit,
    double PriceSensitivity,
    double Expectation,
    double Leniency,
    double TroubleProneness,
    double BuyingPace,
    bool NeverAnswers,
    string Language)
{
    /// <summary>Exceeded by 8 % of customers.</summary>
    public const double RestlessThreshold = 1.405;

    /// <summary>Hears of a competitor's offers and may follow one however satisfied.</summary>
    public bool IsRestless => PriceSensitivity > RestlessThreshold;
}
