using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Notifications;
using Testing;

namespace Pipeline.Tests.Notifications;

public sealed class WebhookSenderTests
{
    private static readonly byte[] Body = "{\"text\":\"客户\"}"u8.ToArray();

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, 500, TimeSpan.Zero));

    [Fact]
    public async Task Send_Generic_IsSignedOverTimeAndBody()
    {
        await using var server = await WebhookServer.StartAsync();
        using var sender = new WebhookSender(new WebhookOptions { Url = server.Url, Secret = "s" }, _clock);

        await sender.SendAsync("d1", Body, CancellationToken.None);

        var posted = Assert.Single(server.Requests);
        var seconds = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData("s"u8, [.. Encoding.UTF8.GetBytes(seconds + "."), .. Body]));
        Assert.Equal($"t={seconds},v1={expected}", posted.Headers["X-Pipeline-Signature"]);
        Assert.Equal(("d1", "/hook/TOKEN?key=SECRETKEY"), (posted.Delivery, posted.Target));
        Assert.Equal(Body, posted.Body);
        Assert.DoesNotContain("traceparent", posted.Headers.Keys);
    }

    [Fact]
    public async Task Send_DingTalk_SignsTheAddress()
    {
        await using var server = await WebhookServer.StartAsync();
        using var sender = new WebhookSender(new WebhookOptions { Url = server.Url, Secret = "SECabc", Kind = "dingtalk" }, _clock);

        await sender.SendAsync("d1", Body, CancellationToken.None);

        var query = QueryHelpers.ParseQuery(Assert.Single(server.Requests).Target.Split('?')[1]);
        var milliseconds = _clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Assert.Equal(("SECRETKEY", milliseconds), (query["key"].ToString(), query["timestamp"].ToString()));
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData("SECabc"u8, Encoding.UTF8.GetBytes($"{milliseconds}\nSECabc"))), query["sign"].ToString());
        Assert.DoesNotContain("X-Pipeline-Signature", Assert.Single(server.Requests).Headers.Keys);
    }

    [Theory]
    [InlineData(404, true, 1)]
    [InlineData(302, true, 1)]
    [InlineData(410, true, 1)]
    [InlineData(408, false, 1)]
    [InlineData(429, false, 1)]
    [InlineData(500, false, 2)]
    public async Task Send_NotTaken_SaysWhetherItMayBeLater(int status, bool isPermanent, int requests)
    {
        await using var server = await WebhookServer.StartAsync();
        server.Answer = (status, "SECRETANSWER");
        using var sender = new WebhookSender(new WebhookOptions { Url = server.Url }, _clock);

        var exception = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync("d1", Body, CancellationToken.None));

        Assert.Equal((isPermanent, $"The webhook answered {status}."), (exception.IsPermanent, exception.Message));
        Assert.Equal(requests, server.Requests.Count);
        Assert.All(server.Requests, posted => Assert.Equal("d1", posted.Delivery));
    }

    [Theory]
    [InlineData("wecom", """{"errcode":93000,"errmsg":"invalid webhook url"}""", "The webhook answered errcode 93000.")]
    [InlineData("dingtalk", """{"errcode":310000}""", "The webhook answered errcode 310000.")]
    [InlineData("dingtalk", "<html>", "The webhook did not answer as its kind does.")]
    [InlineData("wecom", "[]", "The webhook did not answer as its kind does.")]
    public async Task Send_ToARobotThatAnswers200WithAnError_Fails(string kind, string answer, string message)
    {
        await using var server = await WebhookServer.StartAsync();
        server.Answer = (200, answer);
        using var sender = new WebhookSender(new WebhookOptions { Url = server.Url, Kind = kind }, _clock);

        var exception = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync("d1", Body, CancellationToken.None));

        Assert.Equal((message, false), (exception.Message, exception.IsPermanent));
    }

    [Fact]
    public async Task Send_LongAnswer_IsNotReadToItsEnd()
    {
        await using var server = await WebhookServer.StartAsync();
        server.Answer = (200, """{"errcode":0,"x":" """ + new string('x', 10_000_000) + "\"}");
        using var generic = new WebhookSender(new WebhookOptions { Url = server.Url }, _clock);
        using var robot = new WebhookSender(new WebhookOptions { Url = server.Url, Kind = "wecom" }, _clock);

        await generic.SendAsync("d1", Body, CancellationToken.None);
        var exception = await Assert.ThrowsAsync<WebhookException>(() => robot.SendAsync("d1", Body, CancellationToken.None));

        Assert.Equal("The webhook did not answer as its kind does.", exception.Message);
    }

    [Fact]
    public async Task Send_NobodyListens_DoesNotTellTheAddress()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        using var sender = new WebhookSender(new WebhookOptions { Url = $"http://127.0.0.1:{port}/TOKEN" }, _clock);

        var exception = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync("d1", Body, CancellationToken.None));

        Assert.False(exception.IsPermanent);
        Assert.DoesNotContain("TOKEN", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, 0, null, null)]
    [InlineData("https://example.org/x?key=TOKEN", "wecom", "zh", 20, "https://example.org/app", null)]
    [InlineData("http://127.0.0.1:8080/TOKEN", "Teams", "EN", 0, null, null)]
    [InlineData("http://example.org/TOKEN", null, null, 0, null, "Webhook:Url")]
    [InlineData("ftp://example.org/TOKEN", null, null, 0, null, "Webhook:Url")]
    [InlineData("/TOKEN", null, null, 0, null, "Webhook:Url")]
    [InlineData(null, "slack", null, 0, null, "Webhook:Kind")]
    [InlineData(null, null, "fr", 0, null, "Webhook:Language")]
    [InlineData(null, null, null, 21, null, "Webhook:IncludeCustomers")]
    [InlineData(null, null, null, -1, null, "Webhook:IncludeCustomers")]
    [InlineData(null, null, null, 0, "javascript:alert(1)", "Webhook:Link")]
    public void Options_AreCheckedAndTheAddressNotRepeated(string? url, string? kind, string? language, int customers, string? link, string? fault)
    {
        var options = new PipelineOptions { Webhook = { Url = url, Kind = kind, Language = language, IncludeCustomers = customers, Link = link } };

        var exception = Record.Exception(options.Validate);

        if (fault is null)
        {
            Assert.Null(exception);
            return;
        }
        Assert.StartsWith(fault, Assert.IsType<ArgumentException>(exception).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN", exception.Message, StringComparison.Ordinal);
    }
}
