namespace Analytics.Statistics;

/// <summary>The rows of a design matrix of which most entries are zero: of each row only the others are kept.</summary>
internal sealed class SparseRows
{
    private readonly int[]? _places;
    private readonly Store _store;

    private sealed class Store
    {
        public List<int> Ends { get; } = [];

        public List<ushort> Columns { get; } = [];

        public List<float> Values { get; } = [];
    }

    /// <param name="columns">At most 65,536.</param>
    public SparseRows(int columns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, ushort.MaxValue + 1);
        (Columns, _store) = (columns, new Store());
    }

    private SparseRows(SparseRows all, bool[] kept)
    {
        _store = all._store;
        _places = new int[kept.Length];
        for (var column = 0; column < kept.Length; column++) _places[column] = kept[column] ? Columns++ : -1;
    }

    public int Columns { get; private init; }

    /// <summary>Rows that were ended.</summary>
    public int Count => _store.Ends.Count;

    /// <summary>Puts a value into the row that is being written. Columns come in rising order; a zero is left out.</summary>
    public void Add(int column, double value)
    {
        if (_places is not null) throw new InvalidOperationException("A choice of columns is not written to.");
        var start = Count > 0 ? _store.Ends[^1] : 0;
        if (column < 0 || column >= Columns || (_store.Columns.Count > start && _store.Columns[^1] >= column))
            throw new ArgumentOutOfRangeException(nameof(column), column, "Columns come in rising order.");
        if (value == 0) return;
        _store.Columns.Add((ushort)column);
        _store.Values.Add((float)value);
    }

    public void EndRow() => _store.Ends.Add(_store.Columns.Count);

    /// <summary>The same rows with some of the columns, numbered anew in their order.</summary>
    /// <param name="kept">One a column.</param>
    public SparseRows With(bool[] kept)
    {
        if (_places is not null || kept.Length != Columns) throw new ArgumentException("There is one choice a column.", nameof(kept));
        return new SparseRows(this, kept);
    }

    /// <summary>Copies a row's entries.</summary>
    /// <param name="row">0-based.</param>
    /// <param name="columns">Gets the columns, rising; has room for all of <see cref="Columns"/>.</param>
    /// <param name="values">Gets their values.</param>
    /// <returns>How many there are.</returns>
    public int Read(int row, Span<int> columns, Span<double> values)
    {
        var count = 0;
        for (var entry = row == 0 ? 0 : _store.Ends[row - 1]; entry < _store.Ends[row]; entry++)
        {
            var column = _places is null ? _store.Columns[entry] : _places[_store.Columns[entry]];
            if (column < 0) continue;
            columns[count] = column;
            values[count++] = _store.Values[entry];
        }
        return count;
    }

    /// <summary>
    /// Which columns can be told apart: of those that depend linearly on earlier ones, by Cholesky's factor of XᵀX, none is kept.
    /// </summary>
    /// <param name="wanted">Columns that are asked for; the others are not kept.</param>
    public bool[] Independent(bool[] wanted)
    {
        const double smallest = 1e-8;
        var gram = new double[Columns, Columns];
        var (columns, values) = (new int[Columns], new double[Columns]);
        for (var row = 0; row < Count; row++)
        {
            var entries = Read(row, columns, values);
            for (var i = 0; i < entries; i++)
            {
                for (var j = 0; j <= i; j++) gram[columns[i], columns[j]] += values[i] * values[j];
            }
        }
        var kept = (bool[])wanted.Clone();
        var lower = new double[Columns, Columns];
        for (var column = 0; column < Columns; column++)
        {
            if (!kept[column]) continue;
            var left = gram[column, column];
            for (var other = 0; other < column; other++)
            {
                if (!kept[other]) continue;
                var sum = gram[column, other];
                for (var i = 0; i < other; i++) sum -= lower[column, i] * lower[other, i];
                lower[column, other] = sum / lower[other, other];
                left -= lower[column, other] * lower[column, other];
            }
            if (kept[column] = left > smallest * gram[column, column]) lower[column, column] = Math.Sqrt(left);
            else for (var i = 0; i < column; i++) lower[column, i] = 0;
        }
        return kept;
    }
}
