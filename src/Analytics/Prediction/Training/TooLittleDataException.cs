namespace Analytics.Prediction.Training;

/// <summary>There is nothing, or too little, to predict from; the message says what is missing.</summary>
/// <param name="message">One sentence for people.</param>
/// <param name="positives">Known outcomes that are positive, where samples could be made.</param>
/// <param name="negatives">Known outcomes that are negative.</param>
public sealed class TooLittleDataException(string message, int? positives = null, int? negatives = null) : Exception(message)
{
    public int? Positives { get; } = positives;

    public int? Negatives { get; } = negatives;
}
