using System.Reflection;
using Functions.Api;
using Pipeline;

namespace Functions.Tests.Infra;

/// <summary>The settings that the code reads into its options.</summary>
internal static class SettingNames
{
    /// <param name="name">As an environment variable, such as <c>Churn__GapDays</c>.</param>
    public static bool Exists(string name)
    {
        var parts = name.Split("__");
        return Find(typeof(PipelineOptions), parts) || (parts[0] == "Api" && Find(typeof(ApiOptions), parts.AsSpan(1)));
    }

    private static bool Find(Type type, ReadOnlySpan<string> parts) =>
        parts.IsEmpty
            ? type == typeof(string) || type.IsValueType
            : type.GetProperty(parts[0], BindingFlags.Instance | BindingFlags.Public) is { CanWrite: true } property && Find(property.PropertyType, parts[1..]);
}
