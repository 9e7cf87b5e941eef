namespace Functions.Tests.Infra;

/// <summary>A template that cannot be deployed, or that says something the evaluator does not know.</summary>
internal sealed class BicepException(string message) : Exception(message);
