using System.Diagnostics.CodeAnalysis;
using Analytics.Customers;

namespace Analytics.Exports;

/// <summary>What an export holds, said by the folder it lies in: <c>surveys</c>, <c>interactions</c> or <c>customers</c>.</summary>
public static class ExportKind
{
    public const string Surveys = "surveys";
    public const string Interactions = "interactions";
    public const string Customers = "customers";

    /// <summary>Every kind, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<string> All { get; } = [Surveys, Interactions, Customers];

    public static bool IsKnown([NotNullWhen(true)] string? kind) => kind is Surveys or Interactions or Customers;

    /// <summary>The kind of record that an export of <paramref name="kind"/> gives.</summary>
    /// <exception cref="ArgumentException">The kind is unknown.</exception>
    public static RecordKind RecordKind(string kind) => kind switch
    {
        Surveys => Analytics.Customers.RecordKind.Survey,
        Interactions => Analytics.Customers.RecordKind.Interaction,
        Customers => Analytics.Customers.RecordKind.Customer,
        _ => throw new ArgumentException($"'{kind}' is none of {string.Join(", ", All)}.", nameof(kind)),
    };

    /// <summary>The kind of export that gives records of <paramref name="kind"/>.</summary>
    public static string Of(RecordKind kind) => kind switch
    {
        Analytics.Customers.RecordKind.Survey => Surveys,
        Analytics.Customers.RecordKind.Interaction => Interactions,
        Analytics.Customers.RecordKind.Customer => Customers,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
