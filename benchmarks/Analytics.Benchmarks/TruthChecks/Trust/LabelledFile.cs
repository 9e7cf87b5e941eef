using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Training;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>
/// Customers with a column that says who left. Real files lie in a folder <c>shared/data</c> beside the project and may not be copied into it; without
/// them nothing is said of them.
/// </summary>
internal static class LabelledFile
{
    public const string Telco = "telco_churn.csv";
    public const string Iranian = "iranian_churn.csv";

    private const string Label = "Churn";

    private static readonly ChurnDefinition ByLabel = new() { Basis = ChurnBasis.Label, LabelColumn = Label };

    /// <summary>The rows of a file without quotes, or <c>null</c> where it is absent.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="ignoredColumns">Columns at the start that are ids.</param>
    public static IReadOnlyList<Customer>? Read(string name, int ignoredColumns)
    {
        if (Find(name) is not { } path) return null;
        var rows = File.ReadLines(path).Where(line => line.Length > 0).Select(line => line.Split(',')).ToList();
        return
        [
            .. rows.Skip(1).Select((cells, index) => new Customer
            {
                CustomerId = $"c{index}",
                Attributes = rows[0].Zip(cells, (column, cell) => (Column: column.Trim(), Cell: cell.Trim())).Skip(ignoredColumns)
                    .Where(pair => pair.Cell.Length > 0).ToDictionary(pair => pair.Column, pair => pair.Cell),
            }),
        ];
    }

    public static TrainingSet ToTrainingSet(IEnumerable<Customer> customers)
    {
        var builder = new TimelineBuilder();
        foreach (var customer in customers) builder.Add(customer);
        var schedule = AsOfSchedule.Create(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ByLabel.OutcomeDays);
        return TrainingSetBuilder.Build(builder.Build().Timelines, new ChurnLabeler(ByLabel), schedule);
    }

    /// <summary>A made-up customer.</summary>
    /// <param name="number">Of the customer.</param>
    /// <param name="left">Whether they left.</param>
    /// <param name="columns">What else is known of them.</param>
    public static Customer Customer(int number, bool left, IEnumerable<(string Column, string Value)> columns) => new()
    {
        CustomerId = $"c{number}",
        Attributes = columns.Append((Label, left ? "yes" : "no")).ToDictionary(pair => pair.Item1, pair => pair.Item2),
    };

    private static string? Find(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, "shared", "data", name);
            if (File.Exists(path)) return path;
        }
        return null;
    }
}
