using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Runs;
using Pipeline.Telemetry;

namespace Pipeline.Notifications;

/// <summary>
/// Tells the webhook of a run that was published, is incomplete or failed, once for each: deliveries that come again find that it was done, and
/// should two be at it at once, what they send has the same id.
/// </summary>
public sealed class NotificationJob(
    RunStore runs, RunAttempts attempts, SummaryReader summaries, WebhookSender sender, WebhookOptions options, TimeProvider time, ILogger<NotificationJob> log)
{
    private const int IdLength = 32;

    /// <summary>Does the work of one message.</summary>
    /// <exception cref="WebhookException">The webhook did not take the message, and may do so later.</exception>
    public Task RunAsync(string runId, CancellationToken cancellationToken = default) =>
        JobTrace.RunAsync("notify", JobTrace.RunId, runId, () => DoAsync(runId, cancellationToken));

    private async Task DoAsync(string runId, CancellationToken cancellationToken)
    {
        if (!options.IsSet || await runs.FindAsync(runId, cancellationToken) is not { } run || TypeOf(run) is not { } type) return;
        // Readers are shown another run by now: that one is told of.
        if (type == RunNotice.Published && await runs.CurrentAsync(cancellationToken) != runId) return;
        if (await runs.IsNotifiedAsync(runId, type, cancellationToken)) return;
        try
        {
            await attempts.RunAsync(runId, RunAttempts.Notification, () => SendAsync(run, type, cancellationToken), cancellationToken);
        }
        catch (WebhookException exception) when (exception.IsPermanent)
        {
            log.NotificationRefused(runId, exception.Message);
        }
    }

    /// <summary>The id of what is told of a run: the same at every delivery.</summary>
    internal static string DeliveryId(string runId, string type) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{runId}\n{type}")))[..IdLength];

    private async Task SendAsync(Run run, string type, CancellationToken cancellationToken)
    {
        var summary = type == RunNotice.Published
            ? await summaries.OfPublishedAsync(run, cancellationToken)
            : await summaries.OfUnfinishedAsync(run, cancellationToken);
        var id = DeliveryId(run.RunId, type);
        await sender.SendAsync(id, Body(id, type, run, summary), cancellationToken);
        await runs.MarkNotifiedAsync(run.RunId, type, time.GetUtcNow(), cancellationToken);
        log.Notified(run.RunId, type);
    }

    private byte[] Body(string id, string type, Run run, RunSummary summary)
    {
        var (english, chinese) = (NoticeWords.English(type, run, summary), NoticeWords.Chinese(type, run, summary));
        var words = options.IsChinese ? chinese : english;
        var linkText = options.IsChinese ? "打开" : "Open";
        var link = options.Page is { } page ? $"[{linkText}]({page.AbsoluteUri})" : null;
        return options.ParsedKind switch
        {
            WebhookKind.WeCom => WebhookBody.WeCom(words, link),
            WebhookKind.DingTalk => WebhookBody.DingTalk(words, link),
            WebhookKind.Teams => WebhookBody.Teams(words, options.Page, linkText),
            _ => WebhookBody.Generic(new RunNotice(
                id,
                type,
                RunNotice.CurrentVersion,
                time.GetUtcNow(),
                new NoticeRun(run.RunId, StatusOf(type), run.Reason, run.Trigger, run.CreatedAt, run.AsOf, run.PublishedAt, run.ModelVersion),
                summary,
                new NoticeText(english.Markdown, chinese.Markdown))),
        };
    }

    /// <summary>What is to be told; <c>null</c> for nothing. A run is told of as published once readers are led to it.</summary>
    private static string? TypeOf(Run run) => run.Status switch
    {
        RunStatus.Published => RunNotice.Published,
        RunStatus.Incomplete => RunNotice.Incomplete,
        RunStatus.Failed => RunNotice.Failed,
        _ => run.IsPublishing ? RunNotice.Published : null,
    };

    private static string StatusOf(string type) => type switch
    {
        RunNotice.Incomplete => RunStatus.Incomplete,
        RunNotice.Failed => RunStatus.Failed,
        _ => RunStatus.Published,
    };
}
