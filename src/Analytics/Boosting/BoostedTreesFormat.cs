namespace Analytics.Boosting;

/// <summary>
/// The file format of a model. All numbers are little-endian; counts and codes are 32-bit, <c>real</c> is a float64.
/// <code>
/// header    8 bytes "BSTTREES", version, length of the payload in bytes (64-bit)
/// payload   real initial raw score
///           column count, then for each column: byte kind, category count
///           tree count, then for each tree: node count, then its nodes in the order of DecisionTree.Nodes
/// checksum  SHA-256 of header and payload
///
/// leaf        byte 0, real value, sample count, real cover
/// threshold   byte 1, column, byte missing goes left, real gain, float32 threshold
/// categories  byte 2, column, byte missing goes left, real gain, one 64-bit word for each 64 categories of the column
/// </code>
/// What follows from the order of the nodes (children, the counts and covers of splits) is not stored, so it cannot contradict itself.
/// </summary>
internal static class BoostedTreesFormat
{
    public const int Version = 1;

    /// <summary>Far beyond any useful model, and little enough to hold in memory.</summary>
    public const int MaxPayloadLength = 1 << 28;

    public const int HeaderLength = 8 + sizeof(int) + sizeof(long);

    /// <summary>
    /// The bytes of the smallest column, tree and node: what a count read from a file is held against before memory is set aside for it.
    /// </summary>
    public const int SmallestColumn = 1 + sizeof(int);

    public const int SmallestTree = sizeof(int) + SmallestNode;

    public const int SmallestNode = 1 + sizeof(int) + 1 + sizeof(double) + sizeof(float);

    public static ReadOnlySpan<byte> Magic => "BSTTREES"u8;
}
