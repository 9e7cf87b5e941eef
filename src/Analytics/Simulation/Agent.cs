namespace Analytics.Simulation;

/// <summary>
/// A member of staff. Skill is honest and in logits: it adds to the chance of a top score and of solving the problem.
/// Whoever begs asks customers for fives.
/// </summary>
public sealed record Agent(string AgentId, double Skill, bool Begs);
