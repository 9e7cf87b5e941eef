namespace Functions.Page;

/// <summary>One file of the page.</summary>
internal sealed class PageFile(string name, string contentType)
{
    private readonly EmbeddedFile _file = new($"{typeof(PageFile).Namespace}.{name}", contentType);

    /// <summary>File name in this folder.</summary>
    public string Name => name;

    /// <summary>Whether it is the page itself, which no cache may keep; the files it loads may be kept, and asked about at each use.</summary>
    private bool IsHtml => contentType.StartsWith("text/html", StringComparison.Ordinal);

    public void WriteHeaders(HttpResponse response)
    {
        PageHeaders.Write(response.Headers);
        response.Headers.CacheControl = IsHtml ? "no-store" : "no-cache";
    }

    /// <summary>Writes the file where nothing stands behind the response that results need.</summary>
    public Task WriteAsync(HttpResponse response) => _file.WriteAsync(response);

    public IResult Answer(HttpContext context)
    {
        WriteHeaders(context.Response);
        return IsHtml ? _file.AnswerUnheld() : _file.Answer();
    }
}
