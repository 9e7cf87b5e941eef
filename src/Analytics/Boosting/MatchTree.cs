using System.Runtime.InteropServices;

namespace Analytics.Boosting;

/// <summary>A tree in a <see cref="MatchForest"/>, in whole cache lines: its splits and the paths to its leaves.</summary>
[StructLayout(LayoutKind.Sequential, Size = Length)]
internal unsafe struct MatchTree
{
    public const int Length = 448;

    /// <summary>The column of each split.</summary>
    public fixed byte Columns[32];

    /// <summary>The splits that send missing values left.</summary>
    public uint MissingLeft;
    private fixed uint _rest[7];

    /// <summary>The thresholds of the splits; NaN where there is none, or one on categories.</summary>
    public fixed float Thresholds[32];

    /// <summary>For each leaf the splits of its path, and the answers that lead to it; something impossible where there is no such leaf.</summary>
    public fixed uint Asked[32];
    public fixed uint Expected[32];
}
