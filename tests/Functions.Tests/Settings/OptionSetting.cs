using System.Globalization;
using System.Reflection;
using Functions.Api;
using Pipeline;

namespace Functions.Tests.Settings;

/// <summary>A setting that is bound to a property of the options.</summary>
/// <param name="Section">Its class.</param>
/// <param name="Property">Its property.</param>
/// <param name="Name">As an environment variable, such as <c>Churn__GapDays</c>.</param>
/// <param name="Default">What it is unless set; <c>null</c> for nothing.</param>
internal sealed record OptionSetting(Type Section, PropertyInfo Property, string Name, object? Default)
{
    public static IReadOnlyList<OptionSetting> All { get; } = [.. Read(new PipelineOptions(), ""), .. Read(new ApiOptions(), "Api__")];

    public string Type => (Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType) switch
    {
        var type when type == typeof(string) => "text",
        var type when type == typeof(int) => "whole number",
        var type when type == typeof(double) => "number",
        var type when type == typeof(bool) => "`true` or `false`",
        var type => throw new NotSupportedException($"{Name} is a {type.Name}, which has no name for readers yet."),
    };

    public string DefaultText => Default switch
    {
        null => "none",
        bool value => value ? "`true`" : "`false`",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => $"`{value}`",
    };

    private static IEnumerable<OptionSetting> Read(object options, string prefix)
    {
        // What can be set: the others follow from it.
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var value = property.GetValue(options);
            var isSection = property.PropertyType.IsClass && property.PropertyType != typeof(string);
            if (!isSection) yield return new OptionSetting(options.GetType(), property, prefix + property.Name, value);
            else foreach (var inner in Read(value!, $"{prefix}{property.Name}__")) yield return inner;
        }
    }
}
