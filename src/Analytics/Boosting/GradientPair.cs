namespace Analytics.Boosting;

/// <summary>The first and the second derivative of one sample's weighted loss with respect to its raw score.</summary>
internal readonly record struct GradientPair(double Gradient, double Hessian);
