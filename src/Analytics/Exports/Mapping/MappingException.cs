namespace Analytics.Exports.Mapping;

/// <summary>A mapping file that cannot be used; the message names the place in it and what was expected.</summary>
public sealed class MappingException : Exception
{
    public MappingException(string message)
        : base(message)
    {
    }

    public MappingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
