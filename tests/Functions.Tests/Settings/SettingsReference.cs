using System.Text;

namespace Functions.Tests.Settings;

/// <summary>Makes <c>docs/reference/settings.md</c>.</summary>
internal static class SettingsReference
{
    /// <summary>What no log may hold, and what a reference to Key Vault may stand for.</summary>
    public static IReadOnlyList<string> Secrets { get; } =
    [
        "Privacy__IdKey", "Webhook__Url", "Webhook__Secret", "Api__Keys__Read", "Api__Keys__Operate", "Api__Keys__Forget", OtherSetting.Connection, "OTEL_EXPORTER_OTLP_HEADERS", "APPLICATIONINSIGHTS_CONNECTION_STRING",
    ];

    public static string Make()
    {
        var comments = new XmlComments("Functions", "Pipeline");
        var text = new StringBuilder("""
            # The settings

            Made from the options in [`src/Pipeline`](../../src/Pipeline/PipelineOptions.cs) and [`src/Functions/Api`](../../src/Functions/Api/ApiOptions.cs), their comments, and the tables beside [the test](../../tests/Functions.Tests/Settings/SettingsReferenceTests.cs) that holds this file against them. `PIPELINE_WRITE_REFERENCE=1` makes the test write it anew.

            Settings are environment variables of the process, on Azure the settings of the function app. They are read when the process starts. One that cannot be right ends it with a message that names the setting, and not what it holds where that is secret. `serve` and `demo` read them as the function app does.

            **Secret** settings belong in Key Vault, from where App Service fetches what a reference names (`@Microsoft.KeyVault(…)`); one of `Privacy`, `Webhook` or `Api` that still holds the reference keeps the process from starting. `AzureWebJobsStorage` is secret where it holds a key; the connection by an identity has none.


            """);
        foreach (var section in OptionSetting.All.GroupBy(setting => setting.Section))
        {
            var first = section.First().Name;
            text.Append("## ").Append(first[..first.LastIndexOf("__", StringComparison.Ordinal)].Replace("__", ", ", StringComparison.Ordinal)).Append("\n\n").Append(comments.Of(section.Key))
                .Append("\n\n| setting | type | unless set | may be | secret | does |\n|---|---|---|---|---|---|\n");
            foreach (var setting in section)
                Row(text, setting.Name, setting.Type, setting.DefaultText, SettingRange.All[setting.Name].Words, Secret(setting.Name), comments.Of(setting));
            text.Append('\n');
        }
        foreach (var group in OtherSetting.All.GroupBy(setting => setting.Group))
        {
            text.Append("## ").Append(group.Key).Append("\n\n| setting | unless set | secret | does |\n|---|---|---|---|\n");
            foreach (var setting in group) Row(text, setting.Name, setting.Default, Secret(setting.Name), setting.Does);
            text.Append('\n');
        }
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Secret(string name) => Secrets.Contains(name) ? "yes" : "";

    private static void Row(StringBuilder text, string name, params string[] cells) => text.Append("| `").Append(name).Append("` | ").AppendJoin(" | ", cells).Append(" |\n");
}
