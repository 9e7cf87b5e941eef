using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Functions.Page;

/// <summary>One file of the page, held in the assembly: no request's path ever becomes a path of the file system.</summary>
internal sealed class PageFile
{
    private readonly byte[] _content;
    private readonly string _contentType;
    private readonly EntityTagHeaderValue _etag;

    /// <param name="name">File name in this folder.</param>
    /// <param name="contentType">Its media type.</param>
    public PageFile(string name, string contentType)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"{typeof(PageFile).Namespace}.{name}")
            ?? throw new ArgumentException($"The assembly holds no file {name}.", nameof(name));
        _content = new byte[stream.Length];
        stream.ReadExactly(_content);
        _contentType = contentType;
        _etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(_content).AsSpan(0, 16))}\"");
        Name = name;
    }

    public string Name { get; }

    /// <summary>Whether it is the page itself, which no cache may keep; the files it loads may be kept, and asked about at each use.</summary>
    private bool IsHtml => _contentType.StartsWith("text/html", StringComparison.Ordinal);

    public IResult Answer(HttpContext context)
    {
        PageHeaders.Write(context.Response.Headers);
        context.Response.Headers.CacheControl = IsHtml ? "no-store" : "no-cache";
        return Results.Bytes(_content, _contentType, entityTag: IsHtml ? null : _etag);
    }
}
