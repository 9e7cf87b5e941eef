namespace Analytics.Boosting;

/// <summary>A split as a question about the codes of its column (<see cref="ScoringCodes"/>).</summary>
internal struct CodeSplit
{
    /// <summary>The column whose codes decide.</summary>
    public int ColumnIndex;

    /// <summary>Which table of classes decides, counted from 1; 0 where code + shift at most the limit does.</summary>
    public int Table;

    public byte Shift;
    public byte Limit;

    /// <param name="split">A split.</param>
    /// <param name="codes">The codes of its column.</param>
    /// <param name="tables">Receives the table of a split on categories.</param>
    public static CodeSplit Of(TreeNode split, ScoringCodes codes, List<byte[]> tables)
    {
        var found = new CodeSplit { ColumnIndex = split.ColumnIndex };
        if (codes is NumericScoringCodes numeric)
        {
            (found.Shift, found.Limit) = numeric.Comparison(split);
            return found;
        }

        var table = new byte[CategoryScoringCodes.MaxClasses];
        ((CategoryScoringCodes)codes).FillTable(split, table);
        tables.Add(table);
        found.Table = tables.Count;
        return found;
    }

    /// <summary>The tables one after another, where kernels find them.</summary>
    public static AlignedMemory<byte> InOne(List<byte[]> tables)
    {
        var memory = new AlignedMemory<byte>(tables.Count * CategoryScoringCodes.MaxClasses);
        for (var index = 0; index < tables.Count; index++)
            tables[index].CopyTo(memory.Span[(index * CategoryScoringCodes.MaxClasses)..]);
        return memory;
    }
}
