namespace Analytics.Simulation;

/// <summary>The facts of one answered contact that its customer judges it by.</summary>
/// <param name="Agent">Who handled it.</param>
/// <param name="Gap">ln((promised + 1) / (waited + 1)), minutes: above zero when the wait was shorter than promised.</param>
/// <param name="IsResolved">Whether the problem was solved.</param>
/// <param name="Reopens">Answered contacts about the same problem before this one.</param>
/// <param name="Handovers">Transfers and escalations.</param>
/// <param name="IsPreferredChannel">Whether it came by the channel the customer likes best.</param>
internal readonly record struct ContactExperience(
    Agent Agent,
    double Gap,
    bool IsResolved,
    int Reopens,
    int Handovers,
    bool IsPreferredChannel);
