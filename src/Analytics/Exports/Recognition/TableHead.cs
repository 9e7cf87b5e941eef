using System.Text;
using Analytics.Exports.Formats;
using Analytics.Exports.Values;

namespace Analytics.Exports.Recognition;

/// <summary>What the first megabyte of a table tells: the columns, the rows that belong to the header, and what the values look like.</summary>
internal sealed record TableHead
{
    /// <summary>Rows that can belong to the header below its first.</summary>
    private const int MostHeaderRows = 2;

    /// <summary>Rows whose values are looked at from every side, which is dear.</summary>
    private const int MostSampleRows = 2_000;

    private readonly IReadOnlyList<string> _texts;
    private readonly IReadOnlyList<ColumnShape> _shapes;

    private TableHead(IReadOnlyList<string> headers, bool rowsNameTheirCells, int headerRows, IReadOnlyList<string> texts, IReadOnlyList<ColumnShape> shapes)
    {
        Headers = headers;
        RowsNameTheirCells = rowsNameTheirCells;
        HeaderRows = headerRows;
        _texts = texts;
        _shapes = shapes;
    }

    /// <summary>The cells of the header, as they stand in the file.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>Whether rows further down may have columns of their own.</summary>
    public bool RowsNameTheirCells { get; init; }

    /// <summary>Rows below the first that belong to the header: questions in words, choices, ids of the tool.</summary>
    public int HeaderRows { get; }

    /// <summary>The columns, for header cells of which more may have been found since.</summary>
    public IReadOnlyList<TableColumn> Columns(IReadOnlyList<string> headers)
    {
        var names = HeaderNames.Unique(headers);
        return
        [
            .. names.Select((name, index) => new TableColumn(
                index, name, index < _texts.Count && _texts[index].Length > 0 ? _texts[index] : QuestionText.Clean(name), index < _shapes.Count ? _shapes[index] : new ColumnShapeEvidence().Shape())),
        ];
    }

    /// <exception cref="ExportUnreadableException">There is no header.</exception>
    public static async Task<TableHead> ReadAsync(ExportTable table, CancellationToken cancellationToken)
    {
        await using var rows = await table.OpenHeadAsync(cancellationToken);
        await rows.ReadHeaderAsync(cancellationToken);
        var first = new List<string[]>();
        var shapes = new List<ColumnShapeEvidence>();
        var header = new HeaderShape(0, []);
        var isHeaderKnown = false;
        for (var sampled = 0; sampled < MostSampleRows && await rows.ReadAsync(cancellationToken); sampled++)
        {
            if (table.FaultOf(rows.Raw) is not null || rows.ReadCells() is not null) continue;
            if (!isHeaderKnown)
            {
                first.Add(Cells(rows));
                if (first.Count <= MostHeaderRows) continue;
                header = Settle(rows, first, shapes);
                isHeaderKnown = true;
                continue;
            }
            Add(rows, shapes);
        }
        if (!isHeaderKnown) header = Settle(rows, first, shapes);
        if (rows.RowsNameTheirCells && rows.Headers.Count == 0)
            throw new ExportUnreadableException(1, "no row is a JSON object with properties: expected one object a line, or one list of objects.");
        return new TableHead([.. rows.Headers], rows.RowsNameTheirCells, header.Rows, header.Texts, [.. shapes.Select(shape => shape.Shape())]);
    }

    private static HeaderShape Settle(ExportRows rows, List<string[]> first, List<ColumnShapeEvidence> shapes)
    {
        var header = rows.RowsNameTheirCells ? new HeaderShape(0, []) : HeaderShape.Of(rows.Headers, first);
        foreach (var cells in first.Skip(header.Rows))
        {
            for (var index = 0; index < cells.Length; index++) At(shapes, index).Add(Encoding.UTF8.GetBytes(cells[index]));
        }
        return header;
    }

    private static void Add(ExportRows rows, List<ColumnShapeEvidence> shapes)
    {
        for (var index = 0; index < rows.Headers.Count; index++) At(shapes, index).Add(rows.Cell(index));
    }

    private static ColumnShapeEvidence At(List<ColumnShapeEvidence> shapes, int index)
    {
        while (shapes.Count <= index) shapes.Add(new ColumnShapeEvidence());
        return shapes[index];
    }

    private static string[] Cells(ExportRows rows)
    {
        var cells = new string[rows.Headers.Count];
        for (var index = 0; index < cells.Length; index++) cells[index] = Encoding.UTF8.GetString(rows.Cell(index));
        return cells;
    }
}
