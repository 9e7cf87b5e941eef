using System.Runtime.InteropServices;
using Analytics.Customers;

namespace Analytics.Insights.Standing;

/// <summary>How often segments, channels, touchpoints and agents are named, and the user's own drivers: so that only the largest are kept.</summary>
internal sealed class ValueCounts
{
    private ValueCounts()
    {
    }

    /// <summary>Segments, channels, touchpoints, agents.</summary>
    public Dictionary<string, int>[] Dimensions { get; } = [.. Enumerable.Range(0, 4).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    public Dictionary<string, int> OwnDrivers { get; } = new(StringComparer.Ordinal);

    public static ValueCounts Of(InsightData data)
    {
        var counts = new ValueCounts();
        foreach (var timeline in data.Timelines)
        {
            Count(counts.Dimensions[0], timeline.Profile?.Segment);
            foreach (var survey in timeline.Surveys) counts.Count(survey);
            foreach (var interaction in timeline.Interactions)
            {
                if (interaction.Resolved is null || !InteractionType.IsContact(interaction.Type)) continue;
                Count(counts.Dimensions[1], interaction.Channel);
                Count(counts.Dimensions[3], interaction.AgentId);
            }
        }
        foreach (var survey in data.AnonymousSurveys) counts.Count(survey);
        return counts;
    }

    private void Count(SurveyResponse survey)
    {
        Count(Dimensions[1], survey.Channel);
        Count(Dimensions[2], survey.Touchpoint);
        Count(Dimensions[3], survey.AgentId);
        if (survey.Drivers is null) return;
        foreach (var driver in survey.Drivers.Keys) Count(OwnDrivers, driver);
    }

    private static void Count(Dictionary<string, int> counts, string? value)
    {
        if (value is not null) CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
    }
}
