using Analytics.Customers;

namespace Analytics.Insights;

/// <summary>Which contact an answer is about.</summary>
internal static class RatedContact
{
    /// <summary>An answer rates what happened at most so many days before.</summary>
    public const int Days = 7;

    /// <summary>
    /// The customer's last contact or purchase at or before the answer, if it is a contact, was not abandoned, lies at most
    /// <see cref="Days"/> back and is not another agent's than the answer says.
    /// </summary>
    /// <param name="interactions">All of the customer, in order of time.</param>
    /// <param name="answer">The customer's answer.</param>
    /// <returns>Index of the contact; -1 if there is none.</returns>
    public static int Of(IReadOnlyList<Interaction> interactions, SurveyResponse answer)
    {
        if (answer.RespondedAt is not { } time) return -1;
        for (var index = interactions.Count - 1; index >= 0; index--)
        {
            var interaction = interactions[index];
            if (interaction.OccurredAt > time) continue;
            if (interaction.OccurredAt < time.AddDays(-Days)) return -1;
            var isContact = InteractionType.IsContact(interaction.Type);
            if (!isContact && !InteractionType.IsPurchase(interaction.Type)) continue;
            // A complaint is about a contact more often than it is one that is asked about, and whoever gave up was not served.
            if (interaction.Type == InteractionType.Complaint || interaction.Answered == false) continue;
            var otherAgent = answer.AgentId is { } agent && interaction.AgentId is { } own && agent != own;
            return isContact && !otherAgent ? index : -1;
        }
        return -1;
    }
}
