namespace Analytics.Simulation;

/// <summary>
/// One row of the customers export. Value is the margin a year in the business's currency; the preferred channel is the one
/// the customer likes to get in touch by: phone, chat, store or email.
/// </summary>
public sealed record SimulatedCustomer(
    string CustomerId,
    DateTimeOffset JoinedAt,
    CustomerSegment Segment,
    decimal Value,
    ContractKind Contract,
    string Region,
    string ChannelPreference);
