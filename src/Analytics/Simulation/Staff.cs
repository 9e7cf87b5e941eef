using System.Globalization;
using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>The agents: their skill, and who among them begs for fives, independently of skill.</summary>
internal static class Staff
{
    public static Agent[] Draw(SimulationOptions options)
    {
        var random = RandomStream.For(options.Seed, World.Itself, (int)StreamPurpose.Staff);
        var skills = new double[options.Agents];
        for (var index = 0; index < skills.Length; index++)
            skills[index] = options.Effects.AgentSkillSpread * random.Normal();

        var begging = (int)Math.Round(options.BeggingAgentShare * options.Agents, MidpointRounding.AwayFromZero);
        var order = Enumerable.Range(0, options.Agents).ToArray();
        for (var index = 0; index < begging; index++)
        {
            var other = random.Between(index, order.Length - 1);
            (order[index], order[other]) = (order[other], order[index]);
        }

        var beggars = order.Take(begging).ToHashSet();
        return [.. skills.Select((skill, index) => new Agent(
            string.Create(CultureInfo.InvariantCulture, $"A{index + 1:D3}"), skill, beggars.Contains(index)))];
    }
}
