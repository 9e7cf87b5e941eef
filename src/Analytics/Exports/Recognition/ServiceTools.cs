using Analytics.Customers;
using static Analytics.Exports.CanonicalFields;
using static Analytics.Exports.ExportKind;

namespace Analytics.Exports.Recognition;

/// <summary>Exports of help desks and call centres: a row a contact, often with the customer's rating of it.</summary>
internal static class ServiceTools
{
    public static readonly ToolProfile ZendeskTickets = new()
    {
        Name = "Zendesk tickets",
        Marks = ["Requester", "Requester id", "Assignee", "Satisfaction Score"],
        Kinds = [Interactions, Surveys],
        Type = InteractionType.Ticket,
        Fields =
        [
            new(Interactions, InteractionId, "Id"),
            new(Interactions, CustomerId, new() { Column = "Requester external id", Or = "Requester id" }),
            new(Interactions, CustomerId, "Requester id"),
            new(Interactions, "occurredAt", "Created at"),
            new(Interactions, "updatedAt", "Updated at"),
            new(Interactions, "channel", "Via"),
            new(Interactions, "agentId", "Assignee"),
            new(Interactions, "waitMinutes", new() { Column = "First reply time in minutes", Unit = "minutes" }),
            new(Interactions, "resolved", new() { Column = "Status", Words = new Dictionary<string, string> { ["solved"] = "yes", ["closed"] = "yes", ["*"] = "no" } }),
            // The first group or person at work is no transfer.
            new(Interactions, "transfers", new() { Column = "Assignee stations", Plus = -1 }),
            new(Interactions, "reopens", "Reopens"),
            new(Surveys, ResponseId, new() { Column = "Id", Prefix = "ticket-" }),
            new(Surveys, CustomerId, new() { Column = "Requester external id", Or = "Requester id" }),
            new(Surveys, CustomerId, "Requester id"),
            new(Surveys, "respondedAt", "Updated at"),
            new(Surveys, "updatedAt", "Updated at"),
            new(Surveys, "channel", "Via"),
            new(Surveys, "touchpoint", new() { Value = "ticket" }),
            new(Surveys, "agentId", "Assignee"),
            new(Surveys, "csat", "Satisfaction Score"),
        ],
    };

    public static readonly ToolProfile CallCentre = new()
    {
        Name = "Call centre",
        Marks = ["Call Id", "Agent", "Speed of answer in seconds"],
        Kinds = [Interactions, Surveys],
        Type = InteractionType.Call,
        Fields =
        [
            new(Interactions, InteractionId, "Call Id"),
            new(Interactions, CustomerId, "Customer Id"),
            new(Interactions, "occurredAt", new() { Column = "Date", Time = "Time" }),
            new(Interactions, "occurredAt", "Date"),
            new(Interactions, "agentId", "Agent"),
            new(Interactions, "answered", "Answered (Y/N)"),
            new(Interactions, "answered", "Answered"),
            new(Interactions, "resolved", "Resolved"),
            new(Interactions, "waitMinutes", new() { Column = "Speed of answer in seconds", Unit = "seconds" }),
            new(Interactions, "handleMinutes", "AvgTalkDuration"),
            new(Surveys, ResponseId, new() { Column = "Call Id", Prefix = "call-" }),
            new(Surveys, CustomerId, "Customer Id"),
            new(Surveys, "respondedAt", new() { Column = "Date", Time = "Time" }),
            new(Surveys, "respondedAt", "Date"),
            new(Surveys, "agentId", "Agent"),
            new(Surveys, "touchpoint", new() { Value = "call" }),
            new(Surveys, "csat", "Satisfaction rating"),
        ],
    };
}
