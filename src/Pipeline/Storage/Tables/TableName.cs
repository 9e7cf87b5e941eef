namespace Pipeline.Storage.Tables;

internal static class TableName
{
    /// <exception cref="ArgumentException">
    /// The service has rules for names, and Azurite answers a breach of them without an error code.
    /// </exception>
    public static void Check(string name, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(name, parameterName);
        if (name.Length is < 3 or > 63 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit)
            || name.Equals("tables", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"'{name}' is no table name: 3 to 63 ASCII letters and digits, a letter first, and not the reserved name 'tables'.",
                parameterName);
        }
    }
}
