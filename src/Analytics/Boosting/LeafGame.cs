using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>
/// The Shapley values of the game for one leaf (the formula stands at <see cref="TreeShapley"/>). Which of the path's columns a sample takes
/// the turns by is all that they depend on.
/// </summary>
internal sealed class LeafGame
{
    private static readonly GaussLegendreRule[] Rules =
        [.. Enumerable.Range(1, LeafPath.MaxColumns / 2).Select(points => new GaussLegendreRule(points))];

    private readonly LeafPath _path;
    private readonly GaussLegendreRule _rule;

    public LeafGame(LeafPath path)
    {
        _path = path;
        _rule = Rules[PointCount(path.Columns.Count) - 1];
    }

    /// <summary>The points that integrate exactly where a path has so many columns.</summary>
    public static int PointCount(int columnCount) => Math.Max(1, (columnCount + 1) / 2);

    /// <summary>The places of <see cref="FillTables"/>: as many a column as there are patterns, but whole vectors of 16.</summary>
    public static int TablesLength(int columnCount) => columnCount * TableLength(columnCount);

    public static int TableLength(int columnCount) => Math.Max(1 << columnCount, 16);

    /// <summary>The places of <see cref="FillConstants"/>.</summary>
    public static int ConstantsLength(int columnCount) => PointCount(columnCount) + columnCount * ConstantsOfColumn(PointCount(columnCount));

    public static int ConstantsOfColumn(int pointCount) => 4 * pointCount + 2;

    /// <summary>For each column a table of its Shapley value by pattern: bit c is set where a sample takes the turns by the path's column c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillTables(Span<float> tables)
    {
        var columns = _path.Columns;
        var patternCount = 1 << columns.Count;
        var products = new double[patternCount];
        var integrals = new double[columns.Count * patternCount];
        for (var point = 0; point < _rule.Points.Length; point++)
        {
            products[0] = _rule.Weights[point];
            for (var column = 0; column < columns.Count; column++)
            {
                // What there is of earlier columns, with this one's turns taken and without.
                var (known, unknown) = (Known(column, point), Unknown(column, point));
                for (var pattern = 0; pattern < 1 << column; pattern++)
                    (products[pattern | 1 << column], products[pattern]) = (products[pattern] * known, products[pattern] * unknown);
            }

            for (var column = 0; column < columns.Count; column++)
            {
                var reciprocal = 1 / Unknown(column, point);
                for (var pattern = 0; pattern < patternCount; pattern++)
                {
                    // The integral is of the other columns, the same with this one's turns taken and without.
                    if ((pattern >> column & 1) == 0)
                        integrals[column * patternCount + pattern] += products[pattern] * reciprocal;
                }
            }
        }

        var length = TableLength(columns.Count);
        for (var column = 0; column < columns.Count; column++)
        {
            var share = columns[column].Share;
            for (var pattern = 0; pattern < patternCount; pattern++)
            {
                var known = pattern >> column & 1;
                tables[column * length + pattern] = (float)(_path.Value * (known - share) * integrals[column * patternCount + (pattern & ~(1 << column))]);
            }
        }
    }

    /// <summary>
    /// The rule's weights; then for each column, at each point t, the factor t + (1 − t)·u of a sample that takes the turns and (1 − t)·u of one
    /// that does not, u being the share of samples that take them, and both reciprocals; and after these what the integral is multiplied by,
    /// v·(1 − u) and −v·u.
    /// </summary>
    public void FillConstants(Span<float> constants)
    {
        var pointCount = _rule.Points.Length;
        for (var point = 0; point < pointCount; point++)
            constants[point] = (float)_rule.Weights[point];
        constants = constants[pointCount..];
        for (var column = 0; column < _path.Columns.Count; column++)
        {
            for (var point = 0; point < pointCount; point++)
            {
                var (known, unknown) = (Known(column, point), Unknown(column, point));
                constants[4 * point] = (float)known;
                constants[4 * point + 1] = (float)unknown;
                constants[4 * point + 2] = (float)(1 / known);
                constants[4 * point + 3] = (float)(1 / unknown);
            }

            var share = _path.Columns[column].Share;
            constants[4 * pointCount] = (float)(_path.Value * (1 - share));
            constants[4 * pointCount + 1] = (float)(-_path.Value * share);
            constants = constants[ConstantsOfColumn(pointCount)..];
        }
    }

    private double Known(int column, int point) => _rule.Points[point] + Unknown(column, point);

    private double Unknown(int column, int point) => (1 - _rule.Points[point]) * _path.Columns[column].Share;
}
