namespace Analytics.Exports;

/// <summary>
/// An export that cannot be taken in at all: empty, not text, without the columns its kind needs, or broken from some line on. Trying again
/// does not help; the message says what to mend.
/// </summary>
public sealed class ExportUnreadableException : Exception
{
    public ExportUnreadableException(string message)
        : base(message)
    {
    }

    public ExportUnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ExportUnreadableException(long lineNumber, string message, Exception? innerException = null)
        : base($"line {lineNumber}: {message}", innerException)
    {
        LineNumber = lineNumber;
    }

    internal static ExportUnreadableException RowTooLong(long lineNumber, int maxBytes, string hint, Exception? innerException = null) => new(
        lineNumber, $"a row of more than {maxBytes / (1024 * 1024)} MB: nothing from this line on can be told apart; {hint}.", innerException);

    /// <summary>1-based line from which the file cannot be read; <c>null</c> if it is the file as a whole.</summary>
    public long? LineNumber { get; }
}
