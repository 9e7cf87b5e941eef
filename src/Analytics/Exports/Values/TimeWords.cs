using System.Collections.Frozen;

namespace Analytics.Exports.Values;

/// <summary>Words within times. Months in English, German, French, Spanish; lower case.</summary>
internal static class TimeWords
{
    private static readonly FrozenDictionary<string, int> MonthNumbers = Numbered(
        "jan january januar janvier janv ene enero jän", "feb february februar février févr fév febrero", "mar march märz mär mrz mars marzo",
        "apr april avril avr abr abril", "may mai mayo", "jun june juni juin junio", "jul july juli juillet juil julio", "aug august août aoû ago agosto",
        "sep sept september septembre septiembre", "oct october okt oktober octobre octubre", "nov november novembre noviembre",
        "dec december dez dezember décembre déc dic diciembre");

    // CST, BST and IST mean several zones each and are not read.
    private static readonly FrozenDictionary<string, int> OffsetMinutes = Offsets(
        ("z", 0), ("utc", 0), ("gmt", 0), ("est", -300), ("edt", -240), ("cdt", -300), ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420),
        ("cet", 60), ("cest", 120), ("jst", 540));

    private static readonly FrozenSet<string> Skipped = FrozenSet.ToFrozenSet(
        [
            "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday",
            "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so",
            "at", "of", "um", "uhr", "à", "de", "der", "den", "the", "st", "nd", "rd", "th", "t",
        ],
        StringComparer.Ordinal);

    public static bool TryMonth(ReadOnlySpan<char> word, out int month) => MonthNumbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out month);

    public static bool TryOffset(ReadOnlySpan<char> word, out int minutes) => OffsetMinutes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out minutes);

    /// <summary>Weekdays and small words say nothing that the numbers do not.</summary>
    public static bool IsSkipped(ReadOnlySpan<char> word) => Skipped.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenDictionary<string, int> Numbered(params string[] months) =>
        months.SelectMany((names, index) => names.Split(' ').Select(name => KeyValuePair.Create(name, index + 1))).ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Offsets(params (string Name, int Minutes)[] zones) =>
        zones.ToFrozenDictionary(zone => zone.Name, zone => zone.Minutes, StringComparer.Ordinal);
}
