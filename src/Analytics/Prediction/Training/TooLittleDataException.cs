namespace Analytics.Prediction.Training;

/// <summary>There is nothing, or too little, to predict from; the message says what is missing.</summary>
public sealed class TooLittleDataException(string message) : Exception(message);
