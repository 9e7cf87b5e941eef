namespace Functions.Tests.Infra;

/// <summary>Something that only a deployment knows, such as an address or a principal's id; it is called by where it comes from.</summary>
internal sealed record BicepLater(string Path)
{
    public override string ToString() => $"{{{Path}}}";
}
