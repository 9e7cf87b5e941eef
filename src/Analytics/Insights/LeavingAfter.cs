using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights;

/// <summary>Whether a customer left within the horizon after something happened, by the definition of churn.</summary>
internal sealed class LeavingAfter
{
    private readonly ChurnDefinition _churn;
    private readonly DateTimeOffset _knownUntil;

    private LeavingAfter(ChurnDefinition churn, DateTimeOffset knownUntil) => (_churn, _knownUntil) = (churn, knownUntil);

    /// <summary>Days after the happening within which leaving counts.</summary>
    public int Days => _churn.Basis == ChurnBasis.Inactivity ? _churn.OutcomeDays : _churn.HorizonDays;

    /// <returns><c>null</c> where a label says who left: nobody knows when.</returns>
    public static LeavingAfter? TryOf(InsightData data)
    {
        if (data.Churn.IsLabel) return null;
        // Of the last training date the outcome window ends where leaving can be seen last.
        var until = data.Schedule.Training.Count > 0 ? data.Schedule.Training[^1].AddDays(data.Churn.OutcomeDays) : data.AsOf;
        return new LeavingAfter(data.Churn, until);
    }

    /// <summary><c>null</c> for who was gone then, and where the horizon reaches beyond the data.</summary>
    /// <param name="interactions">All of the customer, in order of time.</param>
    /// <param name="answers">Likewise.</param>
    /// <param name="happened">From then on leaving counts.</param>
    public bool? Of(IReadOnlyList<Interaction> interactions, IReadOnlyList<SurveyResponse> answers, DateTimeOffset happened)
    {
        var end = happened.AddDays(Days);
        if (end > _knownUntil || IsGone(interactions, happened)) return null;
        if (_churn.Basis == ChurnBasis.Cancellation)
        {
            foreach (var interaction in interactions)
            {
                if (interaction.Type == InteractionType.Cancellation && interaction.OccurredAt >= happened) return interaction.OccurredAt < end;
            }
            return false;
        }
        // An answer to what happened comes within days and shows nothing of staying.
        var start = happened.AddDays(_churn.GapDays);
        return !interactions.Any(interaction => interaction.OccurredAt >= start && interaction.OccurredAt < end && ChurnLabeler.IsActivity(interaction))
            && !answers.Any(answer => answer.RespondedAt >= start && answer.RespondedAt < end);
    }

    /// <summary>Whether the customer has cancelled before a time and not come back with a purchase.</summary>
    public static bool IsGone(IReadOnlyList<Interaction> interactions, DateTimeOffset at)
    {
        var gone = false;
        foreach (var interaction in interactions)
        {
            if (interaction.OccurredAt >= at) break;
            if (interaction.Type == InteractionType.Cancellation) gone = true;
            else if (InteractionType.IsPurchase(interaction.Type)) gone = false;
        }
        return gone;
    }
}
