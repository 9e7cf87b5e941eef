namespace Functions.Tests.Infra;

/// <summary>What a template deploys.</summary>
/// <param name="Resources">Its own, those that are referred to as well, and those of its modules.</param>
/// <param name="Outputs">By name.</param>
internal sealed record BicepDeployment(IReadOnlyList<BicepResource> Resources, Dictionary<string, object?> Outputs);
