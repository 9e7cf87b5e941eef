using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Notifications;

/// <summary>A notice in the form that its receiver takes, JSON in UTF-8.</summary>
internal static class WebhookBody
{
    /// <summary>Bytes of Markdown that 企业微信 takes.</summary>
    private const int MaxWeComBytes = 4_096;

    private static readonly NotificationJsonContext Json =
        new(new JsonSerializerOptions(NotificationJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Generic(RunNotice notice) => JsonSerializer.SerializeToUtf8Bytes(notice, Json.RunNotice);

    /// <summary>Markdown as robots of 企业微信 take it; what is too long ends with the last line that fits.</summary>
    public static byte[] WeCom(NoticeWords words, string? link)
    {
        var content = Cut(words.Markdown, MaxWeComBytes - (link is null ? 0 : Encoding.UTF8.GetByteCount(link) + 1));
        return Written(writer =>
        {
            writer.WriteString("msgtype", "markdown");
            writer.WriteStartObject("markdown");
            writer.WriteString("content", link is null ? content : $"{content}\n{link}");
            writer.WriteEndObject();
        });
    }

    /// <summary>Markdown as robots of 钉钉 take it, where a line ends with an empty one.</summary>
    public static byte[] DingTalk(NoticeWords words, string? link) => Written(writer =>
    {
        writer.WriteString("msgtype", "markdown");
        writer.WriteStartObject("markdown");
        writer.WriteString("title", words.Title);
        writer.WriteString("text", (link is null ? words.Markdown : $"{words.Markdown}\n{link}").Replace("\n", "\n\n", StringComparison.Ordinal));
        writer.WriteEndObject();
    });

    /// <summary>An Adaptive Card in the message that Teams workflows take.</summary>
    public static byte[] Teams(NoticeWords words, Uri? page, string linkText) => Written(writer =>
    {
        writer.WriteString("type", "message");
        writer.WriteStartArray("attachments");
        writer.WriteStartObject();
        writer.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
        writer.WriteNull("contentUrl");
        writer.WriteStartObject("content");
        writer.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        writer.WriteString("type", "AdaptiveCard");
        writer.WriteString("version", "1.4");
        writer.WriteStartArray("body");
        WriteBlock(writer, words.Title, isTitle: true);
        foreach (var line in words.Lines) WriteBlock(writer, line, isTitle: false);
        writer.WriteEndArray();
        if (page is not null)
        {
            writer.WriteStartArray("actions");
            writer.WriteStartObject();
            writer.WriteString("type", "Action.OpenUrl");
            writer.WriteString("title", linkText);
            writer.WriteString("url", page.AbsoluteUri);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    private static void WriteBlock(Utf8JsonWriter writer, string text, bool isTitle)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "TextBlock");
        writer.WriteString("text", text);
        writer.WriteBoolean("wrap", true);
        if (isTitle)
        {
            writer.WriteString("size", "Large");
            writer.WriteString("weight", "Bolder");
        }
        writer.WriteEndObject();
    }

    private static string Cut(string text, int maxBytes)
    {
        while (Encoding.UTF8.GetByteCount(text) > maxBytes && text.LastIndexOf('\n') is > 0 and var end) text = text[..end];
        return text;
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
