namespace Analytics.Exports.Formats.Archives;

/// <summary>What is said of a zip archive that cannot be read, whichever way that shows.</summary>
internal static class ZipFault
{
    private const string Text = "the zip archive or workbook was cut off or damaged: it does not fit its own lengths and checksums. Export or upload it again.";

    public static ExportUnreadableException Damaged() => new(Text);

    public static ExportUnreadableException Damaged(Exception cause) => new(Text, cause);

    /// <summary>Whether the exception is one by which the archive reader answers to bytes that are no archive.</summary>
    public static bool IsFault(Exception exception) => exception
        is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException or InvalidOperationException and not ObjectDisposedException;

    public static T Wrap<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (IsFault(exception))
        {
            throw Damaged(exception);
        }
    }
}
