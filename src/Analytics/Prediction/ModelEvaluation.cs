namespace Analytics.Prediction;

/// <summary>How good a model is on samples it has not seen.</summary>
/// <param name="Method">How the unseen samples were set aside.</param>
/// <param name="Auc">Area under the ROC curve; with cross-validation the mean of the folds.</param>
/// <param name="LogLoss">Mean negative log-likelihood in nats, over all unseen samples.</param>
/// <param name="Samples">Unseen samples.</param>
/// <param name="Positives">Positives among them.</param>
public sealed record ModelEvaluation(string Method, double Auc, double LogLoss, int Samples, int Positives)
{
    public const string TimeSplit = "time split";
    public const string CrossValidation = "5-fold cross-validation";
}
