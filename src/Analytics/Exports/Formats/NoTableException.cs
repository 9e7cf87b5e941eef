namespace Analytics.Exports.Formats;

/// <summary>
/// Bytes that are whole, as far as is known, and hold no table that is read. An entry of an archive like this is passed over with a note; a file
/// that is nothing else is unreadable. What is damaged is never passed over, as its rows would be missed.
/// </summary>
/// <param name="message">Why, and what to do about it.</param>
internal sealed class NoTableException(string message) : Exception(message);
