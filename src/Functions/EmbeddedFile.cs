using Microsoft.Net.Http.Headers;

namespace Functions;

/// <summary>A file held in the assembly: no request's path ever becomes a path of the file system.</summary>
internal sealed class EmbeddedFile
{
    private readonly byte[] _content;
    private readonly string _contentType;
    private readonly Lazy<EntityTagHeaderValue> _etag;

    /// <param name="name">Name of the resource.</param>
    /// <param name="contentType">Its media type.</param>
    /// <exception cref="ArgumentException">The assembly has no such resource.</exception>
    public EmbeddedFile(string name, string contentType)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"The assembly holds no file {name}.", nameof(name));
        _content = new byte[stream.Length];
        stream.ReadExactly(_content);
        _contentType = contentType;
        // The page is asked for at every start, and hashing loads a library.
        _etag = new Lazy<EntityTagHeaderValue>(() => EntityTag.Of(_content));
    }

    /// <summary>The file, with an ETag by which a copy is known that is held already.</summary>
    public IResult Answer() => Results.Bytes(_content, _contentType, entityTag: _etag.Value);

    /// <summary>Writes the file as something that is never held.</summary>
    public async Task WriteAsync(HttpResponse response)
    {
        response.ContentType = _contentType;
        response.ContentLength = _content.Length;
        await response.BodyWriter.WriteAsync(_content);
    }

    /// <summary>The file as something that is never held.</summary>
    public IResult AnswerUnheld() => Results.Bytes(_content, _contentType);
}
