using Azure;

namespace Pipeline.Storage.Tables;

/// <summary>The answer where there is no such entity.</summary>
internal sealed class NoEntity(Response response) : NullableResponse<TableEntity>
{
    public override bool HasValue => false;

    public override TableEntity Value => throw new InvalidOperationException("There is no such entity: check HasValue first.");

    public override Response GetRawResponse() => response;
}
