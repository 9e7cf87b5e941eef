namespace Functions.Page;

/// <summary>One file of the page.</summary>
internal sealed class PageFile(string name, string contentType)
{
    private readonly EmbeddedFile _file = new($"{typeof(PageFile).Namespace}.{name}", contentType);

    /// <summary>File name in this folder.</summary>
    public string Name => name;

    /// <summary>Whether it is the page itself, which no cache may keep; the files it loads may be kept, and asked about at each use.</summary>
    private bool IsHtml => contentType.StartsWith("text/html", StringComparison.Ordinal);

    public IResult Answer(HttpContext context)
    {
        PageHeaders.Write(context.Response.Headers);
        context.Response.Headers.CacheControl = IsHtml ? "no-store" : "no-cache";
        return IsHtml ? _file.AnswerUnheld() : _file.Answer();
    }
}
