namespace Analytics.Privacy.Masking;

/// <summary>Chinese vehicle plates (GA 36): a province, a letter, and five or six letters or digits.</summary>
internal static class VehiclePlate
{
    private const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private const string Endings = "挂警学港澳领使";

    // Province, letter, dot and up to five letters may stand before the first digit.
    private const int LongestWayBack = 8;

    /// <summary>Finds the plate whose first digit stands at <paramref name="digit"/>.</summary>
    public static bool TryFind(ref FoldedText text, int digit, int floor, out int start, out int end)
    {
        end = 0;
        start = digit - 1;
        while (start >= floor && digit - start < LongestWayBack && (char.IsAsciiLetter(text[start]) || IsDot(text[start]))) start--;
        if (start < floor || !Provinces.Contains(text[start]) || !char.IsAsciiLetter(text[start + 1])) return false;

        var first = start + 2;
        if (IsDot(text[first])) first++;
        end = first;
        while (end - first <= 6 && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end - first == 4 && Endings.Contains(text[end])) end++;
        return digit >= first && end - first is 5 or 6;
    }

    private static bool IsDot(char folded) => folded is '·' or '•' or '.' or '-' or ' ';
}
