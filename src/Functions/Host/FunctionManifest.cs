using System.Text.Json;

namespace Functions.Host;

/// <summary>Reads the <c>function.json</c> files that lie beside the program, so that what they say is said once.</summary>
internal static class FunctionManifest
{
    /// <summary>The NCRONTAB expression of a timer function.</summary>
    public static string Schedule(string function)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, function, "function.json")));
        foreach (var binding in json.RootElement.GetProperty("bindings").EnumerateArray())
        {
            if (binding.GetProperty("type").GetString() == "timerTrigger") return binding.GetProperty("schedule").GetString()!;
        }
        throw new InvalidDataException($"{function} has no timer.");
    }
}
