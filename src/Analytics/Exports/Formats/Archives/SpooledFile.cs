namespace Analytics.Exports.Formats.Archives;

/// <summary>A stream that can only be read forward, put into a temporary file that can be read anywhere and is removed when it is closed.</summary>
internal static class SpooledFile
{
    /// <param name="stream">Read to its end; stays open.</param>
    /// <param name="maxBytes">Bytes that are kept at most.</param>
    /// <param name="fault">What is thrown when there are more.</param>
    /// <param name="cancellationToken">Ends the copying; nothing is left behind.</param>
    public static async Task<FileStream> CreateAsync(Stream stream, long maxBytes, Func<Exception> fault, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        // Exports hold personal data, and temporary folders are shared.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"export-{Guid.NewGuid():N}"), options);
        try
        {
            var buffer = new byte[128 * 1024];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (file.Position + count > maxBytes) throw fault();
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
