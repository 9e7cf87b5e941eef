namespace Analytics.Prediction.Training;

/// <summary>There is nothing, or too little, to predict from; the message says what is missing.</summary>
/// <param name="message">One sentence for people.</param>
/// <param name="positives">Customers with a known outcome that is positive, where samples could be made.</param>
/// <param name="negatives">Customers with a known outcome that is negative.</param>
public sealed class TooLittleDataException(string message, int? positives = null, int? negatives = null) : Exception(message)
{
    public int? Positives { get; } = positives;

    public int? Negatives { get; } = negatives;
}
