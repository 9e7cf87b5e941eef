using Azure;

namespace Pipeline.Tests.Storage.Tables;

internal static class Pages
{
    public static async Task<List<T>> ToListAsync<T>(this AsyncPageable<T> pageable)
        where T : notnull
    {
        List<T> items = [];
        await foreach (var item in pageable)
            items.Add(item);
        return items;
    }
}
