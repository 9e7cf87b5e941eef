using System.Globalization;
using System.Text;

namespace Testing;

/// <summary>
/// A subscription business as five linked tables. Accounts differ in how long they wait for answers to their tickets; the longer, the less
/// satisfied they are and the likelier they leave. The same seed gives the same tables.
/// </summary>
public sealed class FiveTables
{
    private const int Accounts = 320;
    private const int Days = 480;

    private static readonly DateOnly Start = new(2025, 1, 1);
    private static readonly string[] Industries = ["retail", "health", "education", "finance"];

    private readonly Random _random = new(7);
    private readonly StringBuilder _accounts = new("account_id,account_name,industry,country,signup_date,seats\n");
    private readonly StringBuilder _subscriptions = new("subscription_id,account_id,start_date,plan,monthly_amount\n");
    private readonly StringBuilder _tickets = new("ticket_id,account_id,submitted_at,priority,first_response_minutes,resolution_hours,escalations,satisfaction\n");
    private readonly StringBuilder _churn = new("churn_event_id,account_id,churn_date,reason\n");
    private readonly StringBuilder _usage = new("usage_id,subscription_id,usage_date,feature,usage_count\n");

    private FiveTables()
    {
        for (var account = 0; account < Accounts; account++) Live(account);
    }

    /// <summary>The tables by file name.</summary>
    public static IReadOnlyDictionary<string, string> Create()
    {
        var tables = new FiveTables();
        return new Dictionary<string, string>
        {
            ["accounts.csv"] = tables._accounts.ToString(),
            ["subscriptions.csv"] = tables._subscriptions.ToString(),
            ["support_tickets.csv"] = tables._tickets.ToString(),
            ["churn_events.csv"] = tables._churn.ToString(),
            ["feature_usage.csv"] = tables._usage.ToString(),
        };
    }

    private void Live(int account)
    {
        var neglect = _random.NextDouble();
        var seats = 1 + _random.Next(50);
        var signup = _random.Next(60);
        Line(_accounts, $"A{account:0000},Company {account},{Industries[account % Industries.Length]},{(account % 3 == 0 ? "DE" : "CN")},{Date(signup)},{seats}");
        Line(_subscriptions, $"S{account:0000},A{account:0000},{Date(signup)},{(seats > 20 ? "team" : "starter")},{9.5 * seats}");
        for (var day = signup; day < Days; day++)
        {
            if (_random.NextDouble() < 0.12) Line(_usage, $"U{account:0000}-{day},S{account:0000},{Date(day)},{(day % 2 == 0 ? "reports" : "exports")},{1 + _random.Next(20)}");
            if (_random.NextDouble() < 0.03) Ticket(account, day, neglect);
            if (_random.NextDouble() < 0.004 * neglect * neglect * neglect)
            {
                Line(_churn, $"C{account:0000},A{account:0000},{Date(day)},{(neglect > 0.5 ? "support" : "budget")}");
                return;
            }
        }
    }

    private void Ticket(int account, int day, double neglect)
    {
        var wait = 10 + (240 * neglect * (0.5 + _random.NextDouble()));
        var satisfaction = _random.NextDouble() < 0.4 ? "" : Math.Clamp((int)Math.Round(5 - (4 * neglect) + _random.NextDouble() - 0.5), 1, 5).ToString(CultureInfo.InvariantCulture);
        Line(_tickets, $"T{account:0000}-{day},A{account:0000},{Date(day)} {8 + _random.Next(10):00}:30,normal,{wait:0.0},{2 + (40 * neglect):0.0},{(neglect > 0.7 ? 1 : 0)},{satisfaction}");
    }

    private static string Date(int day) => Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder table, FormattableString line) => table.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
