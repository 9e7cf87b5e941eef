namespace Functions.Local.Azurite;

/// <summary>An installed Azurite and the Node.js that runs it.</summary>
/// <param name="NodePath">The full path of the node executable.</param>
/// <param name="ScriptPath">The full path of Azurite's script for all three services.</param>
/// <param name="Version">Azurite's version, as its package says.</param>
public sealed record AzuriteInstallation(string NodePath, string ScriptPath, string Version);
