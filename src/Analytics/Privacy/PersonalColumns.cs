using Analytics.Exports.Recognition;

namespace Analytics.Privacy;

/// <summary>Tells whether a column holds personal data, by its name in English or Chinese and by what its values look like.</summary>
/// <remarks>
/// From a name are taken off whose data it is (<c>Recipient</c>, <c>3、您的</c>) and endings that say nothing (<c>(optional)</c>, <c>是多少</c>, <c>2</c>). What is left must
/// be a word for personal data as a whole: <c>product name</c>, <c>agent name</c>, <c>card type</c> and <c>PhoneService</c> are none. Columns named in other languages are
/// told by their values only, and names of persons in a column that is not called so are not told at all.
/// </remarks>
internal static class PersonalColumns
{
    /// <summary>Share of values from which on they decide.</summary>
    private const double MostValues = 0.5;

    /// <summary>More is asked of telephone numbers, which ids and times may look like.</summary>
    private const double MostPhones = 0.8;

    /// <summary>Beginnings and endings that are taken off a name; hostile headers have more.</summary>
    private const int MostCuts = 5;

    /// <summary>What personal data a column of this name holds; null if the name does not say so.</summary>
    public static PersonalKind? KindOf(string name)
    {
        var core = ColumnNames.Normalize(name).AsSpan().TrimStart("0123456789");
        // Q5 and the like.
        if (core.Length > 1 && core[0] == 'q' && char.IsAsciiDigit(core[1])) core = core[1..].TrimStart("0123456789");
        return Find(core, MostCuts);
    }

    /// <summary>The same from the name and from what the column's values look like: they decide where most of them are of one kind, else the name does.</summary>
    /// <param name="name">The column's name in the header.</param>
    /// <param name="shareEmail">Share of the values that look like e-mail addresses, 0 to 1.</param>
    /// <param name="sharePhone">Share that looks like telephone numbers.</param>
    /// <param name="shareIp">Share that looks like IP addresses.</param>
    public static PersonalKind? Judge(string name, double shareEmail, double sharePhone, double shareIp)
    {
        if (shareEmail >= MostValues) return PersonalKind.Email;
        if (shareIp >= MostValues) return PersonalKind.IpAddress;
        // A name is not overruled by values that do not look like it: numbers are written in many ways, and addresses may be cut.
        return KindOf(name) ?? (sharePhone >= MostPhones && !IsReference(name) ? PersonalKind.Phone : null);
    }

    private static PersonalKind? Find(ReadOnlySpan<char> core, int cuts)
    {
        if (PersonalWords.IsImpersonal(core)) return null;
        if (PersonalWords.TryGet(core, out var kind)) return kind;
        if (cuts == 0) return null;

        var withoutNumber = core.TrimEnd("0123456789");
        if (withoutNumber.Length < core.Length) return Find(withoutNumber, cuts - 1);
        foreach (var ending in PersonalWords.Endings)
        {
            if (core.Length > ending.Length && core.EndsWith(ending, StringComparison.Ordinal) && Find(core[..^ending.Length], cuts - 1) is { } found) return found;
        }
        foreach (var beginning in PersonalWords.Beginnings)
        {
            if (core.Length > beginning.Length && core.StartsWith(beginning, StringComparison.Ordinal) && Find(core[beginning.Length..], cuts - 1) is { } found) return found;
        }
        return null;
    }

    /// <summary>Whether a name is that of a number of an order, a ticket, a parcel or of a moment.</summary>
    private static bool IsReference(string name)
    {
        var core = ColumnNames.Normalize(name);
        return PersonalWords.References.Any(word => core.Contains(word, StringComparison.Ordinal));
    }
}
