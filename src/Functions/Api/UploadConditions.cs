using Azure;
using Azure.Storage.Blobs.Models;

namespace Functions.Api;

/// <summary>What an upload asks of the export that is there: a version (<c>If-Match</c>), or that there is none (<c>If-None-Match: *</c>).</summary>
internal static class UploadConditions
{
    /// <param name="headers">Of the request.</param>
    /// <param name="conditions">What they ask; <c>null</c> for nothing.</param>
    /// <returns>Whether they can be understood.</returns>
    public static bool TryRead(IHeaderDictionary headers, out BlobRequestConditions? conditions)
    {
        conditions = null;
        var (match, noneMatch) = (headers.IfMatch, headers.IfNoneMatch);
        if (match.Count == 0 && noneMatch.Count == 0) return true;
        if (match.Count + noneMatch.Count != 1) return false;
        if (noneMatch.Count == 1)
        {
            conditions = new BlobRequestConditions { IfNoneMatch = ETag.All };
            return noneMatch == "*";
        }
        // One strong tag as it was given; storage compares it.
        if (match[0] is not ['"', .., '"'] tag || tag.AsSpan(1, tag.Length - 2).ContainsAny('"', ',', '\\')) return false;
        conditions = new BlobRequestConditions { IfMatch = new ETag(tag) };
        return true;
    }
}
