using System.Globalization;
using System.Text;

namespace Functions.Tests.Hostile;

/// <summary>Makes hostile requests of valid ones, always the same ones of a seed.</summary>
internal sealed class RequestMutator(HostileWorld world, int seed)
{
    private static readonly string[] Methods = ["get", "GETT", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PUT", "POST", "PROPFIND", "M-SEARCH", "G\tET", "G\0ET", "", "GET GET", "PRI"];

    private static readonly string[] Segments =
    [
        "..", ".", "%2e%2e", "%2E.", "..%2f..%2f", "..%5c..%5c", "..\\", "%252e%252e%252f", "%00", "x%00y", "%0d%0aX-Evil:%201", "%c0%ae%c0%ae", "%c0%af", "%e0%80%af", "%f0%80%80%af", "%ff", "%ed%a0%80", "%f4%90%80%80",
        "%", "%2", "%zz", "%u0041", "~", "~2", "~GG", "~2F", "~C0~AE", "~00", "~ED~A0~80", "~FF", "~0d~0a", "'", "a'b", "%27%20or%20%271%27%20eq%20%271", "{id}", "*", "$", "$batch", "(x)", "å®¢", "%E5%AE%A2", "%E2%80%AE",
        "%EF%BF%BE", "null", "undefined", "-1", "current", "lookup", "parts", "openapi.json", "con", "x;y=1", ";", "x,y", "a b", "%20", "%09", "%7f", "%23", "%3f", "20261121T000000Z-1a2b3c4d5e6f", "00000000T000000Z-000000000000",
        "99999999T999999Z-ffffffffffff", "part-zz.csv.gz", "part-00.csv.gz/..", "9999999999999999999999", "1e9", "<script>", "%3Cscript%3E", "${jndi:ldap://x}", "{{7*7}}", "%24%7B7*7%7D", new string('a', 600), new string('a', 5_000),
        string.Concat(Enumerable.Repeat("%E5%AE%A2", 1_500)), string.Concat(Enumerable.Repeat("~E5~AE~A2", 800)), new string('a', 45_000),
    ];

    private static readonly string[] Names =
        ["id", "idPrefix", "segment", "driver", "band", "sort", "top", "token", "run", "period", "code", "Top", "TOKEN", "", "top[]", "top.x", "%74op", "tok%65n", "api-version", "x", "__proto__", "callback"];

    private static readonly string[] Values =
    [
        "", "0", "1", "-1", "1000", "1001", "5%00", "%2B5", "%205%20", "5.0", "0x5", "1e2", "2147483648", "99999999999999999999", "NaN", "null", "true", "high", "low", "value", "risk", "other", "price", "all", "2026-03", "c1", "c", "a/b", "a%2fb",
        "..%2f..%2f", "%00", "%0d%0aX-Evil: 1", "%ff", "%c0%ae", "%ed%a0%80", "%", "'", "'' or 1 eq 1", "%E5%AE%A2%E5%AE%A2", "&", "=", "a=b=c", "AAAA", "e30", "-_-_", "AAAAAAAAAAAAAAAA", "?", "#", "%EF%BF%BD%EF%BF%BD",
        "%F0%9F%98%80%F0%9F%98%80", "ab%00", "zz", "~~", "~00", new string('z', 4_001), new string('z', 30_000),
    ];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("X-HTTP-Method-Override", "DELETE"), ("X-Original-URL", "/api/runs"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-For", "127.0.0.1, ' or 1"), ("Forwarded", "for=\"[::1]\";host=evil"), ("Origin", "https://evil.example"),
        ("Access-Control-Request-Method", "DELETE"), ("Host", "evil.example"), ("Host", ""), ("Host", "a b"), ("Host", "127.0.0.1:99999"), ("Api-Version", "2"), ("Api-Version", ""), ("Api-Version", "1, 1"), ("Api-Version", "1"),
        ("If-None-Match", "*"), ("If-None-Match", "\""), ("If-None-Match", "W/\"x\", \"y"), ("If-None-Match", new string('"', 3_000)), ("If-Match", "\"0x8D\""), ("If-Match", "*"), ("If-Match", "\"a\\\"b\""), ("If-Match", "x"),
        ("If-Modified-Since", "yesterday"), ("If-Modified-Since", "Mon, 23 Nov 2099 00:00:00 GMT"), ("If-Unmodified-Since", "Mon, 23 Nov 1970 00:00:00 GMT"), ("If-Range", "\"x\""), ("Range", "bytes=0-0"), ("Range", "bytes=-1,5-2"), ("Range", "x"),
        ("Content-Type", "application/xml"), ("Content-Type", "application/json; charset=utf-7"), ("Content-Type", ";;"), ("Content-Encoding", "gzip"), ("Accept", "text/html"), ("Accept", ";;;,"), ("Accept-Encoding", "gzip;q=x"), ("Accept-Language", new string('a', 5_000)),
        ("Expect", "100-continue"), ("Expect", "200-ok"), ("Upgrade", "h2c"), ("Upgrade", "websocket"), ("Connection", "keep-alive, Upgrade"), ("HTTP2-Settings", "AAMAAABkAAQAAP__"), ("Trailer", "Content-Length"), ("TE", "trailers"),
        ("x-functions-key", ""), ("x-functions-key", "wrong"), ("x-functions-key", HostileServer.ReadKey), ("X-Functions-Key", HostileServer.OperateKey), ("Authorization", "Basic ==="), ("Cookie", new string('c', 9_000)), ("traceparent", "00-zz"),
        ("traceparent", "00-00000000000000000000000000000000-0000000000000000-ff"), ("baggage", "a=%zz;=,"), ("Request-Id", "|x."), ("X-A", "b\r\n c"), ("X-A", "b\rc"), ("X-A", "b\0c"), ("X-A", "b\nX-B: c"), ("X-A", "\u00ff\u0080"), ("X A", "b"), ("", "b"), ("X-A\t", "b"), ("@", "b"),
        ("Content-Length", "0"), ("Content-Length", "5"), ("Content-Length", "-1"), ("Content-Length", "99999999999999999999"), ("Content-Length", "1, 1"), ("Content-Length", "abc"), ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "gzip, chunked"),
        ("Transfer-Encoding", "identity"), ("Transfer-Encoding", "chunked, chunked"), ("Transfer-Encoding", " chunked"), ("transfer-encoding", "\tCHUNKED"), ("Transfer-Encoding", "x"),
    ];

    private static readonly string[] Bodies =
    [
        "", "null", "[]", "{}", "0", "\"\"", "true", "{", "}", "[[", "{\"a\":}", "NaN", "Infinity", "{\"force\":1}", "{\"force\":null}", "{\"email\":null}", "{\"email\":\"a@b\",\"phone\":\"1\"}", "{\"email\":\"\"}", "{\"phone\":\"+\"}", "{\"phone\":\"\\u0000\"}",
        "{\"customers\":[]}", "{\"customers\":[null]}", "{\"customers\":null}", "{\"customerId\":null}", "{\"customerId\":\"\"}", "{\"customerId\":\"a\",\"customers\":[]}", "{\"customerId\":\"\\ud800\"}", "{\"customerId\":\"a\",\"surveys\":[null]}",
        "{\"customerId\":\"a\",\"interactions\":[{}]}", "{\"customerId\":\"a\",\"profile\":{\"attributes\":[]}}", "{\"customerId\":\"a\",\"profile\":{\"attributes\":{\"\":{}}}}", "{\"__proto__\":{}}", "{\"$type\":\"System.Object\"}", "\u00ef\u00bb\u00bf{}", "{}{}", "{} x", "{/**/}", "{'a':1}",
    ];

    /// <summary>Values that may stand in the place of any value.</summary>
    private static readonly string[] JsonValues =
    [
        "null", "true", "[]", "{}", "\"\"", "\"x\"", "0", "-1", "-0", "1e999", "-1e999", "1e308", "1.7976931348623157e308", "-1e308", "5e-324", "123456789012345678901234567890", "0.1e-400", "NaN", "1.", "01", "+1", "\"NaN\"", "\"Infinity\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"2199-12-31T23:59:59Z\"", "\"1900-01-01T00:00:00+14:00\"", "\"2026-13-45T99:99:99Z\"", "\"2026-01-01T00:00:00.00000000001Z\"", "[[[[[[]]]]]]", "{\"a\":{\"a\":{\"a\":1}}}", "\"\u202e\"",
    ];

    private readonly Random _random = new(seed);

    public HostileRequest Next()
    {
        var request = Pick(world.Requests).Copy();
        var story = new StringBuilder($"{request.Method} {request.Target}");
        for (var count = 1 + _random.Next(3); count > 0; count--) story.Append(CultureInfo.InvariantCulture, $" | {Change(request)}");
        // A run that is started anew would train: its predictions are others.
        if (request.Body.Length < 100) request.WithBody(Encoding.UTF8.GetString(request.Body).Replace("\"force\":true", "\"force\":false", StringComparison.Ordinal));
        if (_random.Next(8) == 0) story.Append(CultureInfo.InvariantCulture, $" | {Damage(request)}");
        request.Story = story.ToString();
        return request;
    }

    /// <summary>Every body of JSON with each of the odd values in the place of each of its values.</summary>
    public IEnumerable<HostileRequest> EveryValue()
    {
        foreach (var valid in world.Requests.Where(request => request.Body.Length > 0))
        {
            var text = Encoding.UTF8.GetString(valid.Body);
            for (var colon = text.IndexOf("\":", StringComparison.Ordinal) + 1; colon > 0; colon = text.IndexOf("\":", colon + 1, StringComparison.Ordinal) + 1)
            {
                var end = text.IndexOfAny([',', '}', ']'], colon);
                var name = text.LastIndexOf('"', colon - 2);
                foreach (var value in JsonValues)
                {
                    var request = valid.Copy().WithBody($"{text[..(colon + 1)]}{value}{text[end..]}");
                    request.Story = $"{valid.Method} {valid.Target} | {text[name..colon]}:{value}";
                    if (!Starts(request)) yield return request;
                }
            }
        }
    }

    private static bool Starts(HostileRequest request) => Encoding.UTF8.GetString(request.Body).Contains("\"force\":true", StringComparison.Ordinal);

    private string Change(HostileRequest request)
    {
        var hasBody = request.Body.Length > 0;
        return _random.Next(hasBody ? 14 : 9) switch
        {
            0 => ChangeMethod(request),
            1 or 2 => ChangeSegment(request),
            3 => EncodePath(request),
            4 or 5 => ChangeQuery(request),
            6 => ChangeToken(request),
            7 or 8 => AddHeader(request),
            9 => Chunk(request),
            10 => ReplaceBody(request),
            11 or 12 => ChangeJson(request),
            _ => FlipBody(request),
        };
    }

    private string ChangeMethod(HostileRequest request)
    {
        // Nobody whom a valid request names is forgotten: DELETE comes only with the ids of nobody.
        request.Method = Pick(Methods);
        request.MayBeUnfinished = true;
        return $"method {request.Method}";
    }

    private string ChangeSegment(HostileRequest request)
    {
        var (path, query) = Parts(request.Target);
        var parts = path.Split('/').ToList();
        var (index, part) = (_random.Next(parts.Count), Pick(Segments));
        if (_random.Next(3) == 0) parts.Insert(index, part);
        else if (_random.Next(6) == 0) parts[index] += part;
        else parts[index] = part;
        request.Target = string.Join('/', parts) + query;
        return $"part {index} is {Short(part)}";
    }

    private string EncodePath(HostileRequest request)
    {
        var (path, query) = Parts(request.Target);
        var text = new StringBuilder();
        foreach (var character in path)
        {
            if (_random.Next(4) != 0) text.Append(character);
            else text.Append(CultureInfo.InvariantCulture, $"%{(_random.Next(12) == 0 ? "25" : "")}{(int)character:x2}");
        }
        request.Target = text + query;
        return "encoded";
    }

    private string ChangeQuery(HostileRequest request)
    {
        var (name, value) = (Pick(Names), Pick(Values));
        request.Target += $"{(request.Target.Contains('?', StringComparison.Ordinal) ? Pick(["&", "&", "&", ";", "?"]) : "?")}{name}{Pick(["=", "=", "=", "", "=="])}{value}";
        return $"{name}={Short(value)}";
    }

    private string ChangeToken(HostileRequest request)
    {
        var token = Pick(world.Tokens).ToCharArray();
        if (_random.Next(2) == 0) token[_random.Next(token.Length)] = (char)('0' + _random.Next(75));
        var (path, query) = Parts(request.Target);
        request.Target = query.Contains("token=", StringComparison.Ordinal)
            ? path + query[..(query.IndexOf("token=", StringComparison.Ordinal) + 6)] + new string(token)
            : $"{request.Target}{(query.Length > 0 ? '&' : '?')}token={new string(token)}";
        return "another token";
    }

    private string AddHeader(HostileRequest request)
    {
        var header = Pick(Headers);
        if (header.Name.Contains("Length", StringComparison.OrdinalIgnoreCase) || header.Name.Contains("Encoding", StringComparison.OrdinalIgnoreCase) || header.Name is "Expect" or "Upgrade" or "Connection")
        {
            request.MayBeUnfinished = true;
            request.HasLength = _random.Next(2) == 0;
        }
        if (_random.Next(4) == 0 && request.Headers.Count > 0) request.Headers.RemoveAt(_random.Next(request.Headers.Count));
        for (var count = _random.Next(20) == 0 ? 150 : 1; count > 0; count--) request.With(header.Name, header.Value);
        return $"{header.Name}: {Short(header.Value)}";
    }

    private static string Chunk(HostileRequest request)
    {
        request.IsChunked = true;
        return "in chunks";
    }

    private string ReplaceBody(HostileRequest request)
    {
        request.Body = _random.Next(6) switch
        {
            0 => Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(Pick(["[", "{\"a\":", "{\"customers\":["]), 200 + _random.Next(10_000)))),
            1 => Encoding.Latin1.GetBytes("{\"" + new string('k', 1 + _random.Next(40_000)) + "\":1}"),
            2 => request.Body[.._random.Next(request.Body.Length)],
            3 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(request.Body)),
            _ => Encoding.Latin1.GetBytes(Pick(Bodies)),
        };
        return "another body";
    }

    private string ChangeJson(HostileRequest request)
    {
        var text = Encoding.UTF8.GetString(request.Body);
        var colons = Enumerable.Range(0, text.Length).Where(index => text[index] == ':' && index > 0 && text[index - 1] == '"').ToList();
        if (colons.Count == 0) return "no JSON";
        var colon = Pick(colons);
        var end = text.IndexOfAny([',', '}', ']'], colon);
        if (end < 0) return "no JSON";
        var value = _random.Next(5) == 0 ? $"\"{new string('客', 1 + _random.Next(6_000))}\"" : Pick(JsonValues);
        var name = text.LastIndexOf('"', Math.Max(0, colon - 2));
        request.WithBody(_random.Next(4) == 0 && name >= 0 ? $"{text[..end]},{text[name..colon]}:{value}{text[end..]}" : $"{text[..(colon + 1)]}{value}{text[end..]}");
        return $"{(name >= 0 ? text[name..colon] : "")}:{Short(value)}";
    }

    private string FlipBody(HostileRequest request)
    {
        if (request.Body.Length == 0) return "no body";
        for (var count = 1 + _random.Next(3); count > 0; count--) request.Body[_random.Next(request.Body.Length)] ^= (byte)(1 << _random.Next(8));
        return "bits of the body";
    }

    /// <summary>Bytes of the whole request.</summary>
    private string Damage(HostileRequest request)
    {
        var bytes = request.ToBytes("127.0.0.1").ToList();
        for (var count = 1 + _random.Next(3); count > 0 && bytes.Count > 0; count--)
        {
            var index = _random.Next(Math.Min(bytes.Count, 400));
            if (_random.Next(3) == 0) bytes[index] ^= (byte)(1 << _random.Next(8));
            else if (_random.Next(2) == 0) bytes.RemoveAt(index);
            else bytes.Insert(index, (byte)Pick(["\0", "\r", "\n", " ", "\t", "%", "\u00ff", ":", "/"])[0]);
        }
        if (_random.Next(4) == 0) bytes.RemoveRange(_random.Next(bytes.Count), 1);
        if (_random.Next(6) == 0) bytes = bytes[.._random.Next(bytes.Count)];
        request.Bytes = [.. bytes];
        request.MayBeUnfinished = true;
        return "bytes of the request";
    }

    private TItem Pick<TItem>(IReadOnlyList<TItem> items) => items[_random.Next(items.Count)];

    private static (string Path, string Query) Parts(string target) => target.Split('?', 2) is [var path, var query] ? (path, "?" + query) : (target, "");

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}… ({text.Length})";
}
