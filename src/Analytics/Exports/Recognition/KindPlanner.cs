using Analytics.Customers;
using Analytics.Exports.Mapping;
using Analytics.Exports.Values;
using Analytics.Privacy;

namespace Analytics.Exports.Recognition;

/// <summary>Finds the columns of one kind of record in a table.</summary>
internal sealed class KindPlanner(string kind, KindMapping mapping, ToolProfile? tool, IReadOnlyList<TableColumn> columns, bool isWhole)
{
    /// <summary>So large a share of the values tells what a column holds whose name or question speaks for it.</summary>
    private const double Mostly = 0.8;

    private const double ByTool = 0.98;
    private const double ByName = 0.95;
    private const double ByAlias = 0.9;
    private const double ByQuestion = 0.75;
    private const double ByValues = 0.5;

    /// <summary>Driver names are keys of every record and headings of the report.</summary>
    private const int MaxDriverName = 60;

    private static readonly string[] CustomerWords = ["customer", "client", "member", "account", "subscriber", "user", "contact", "person", "kunde", "客户", "会员", "用户", "账号"];
    private static readonly string[] AnswerTimeWords = ["submit", "respon", "complet", "end", "answer", "rated", "created", "date", "time", "提交", "完成", "评价", "填写", "时间", "日期"];
    private static readonly string[] EventTimeWords = ["created", "opened", "start", "occur", "event", "date", "time", "创建", "发生", "开始", "来电", "时间", "日期"];

    private readonly List<FieldPlan> _fields = [];
    private readonly List<FieldPlan> _drivers = [];
    private readonly List<string> _warnings = [];
    private readonly HashSet<int> _taken = [];
    private string? _type = mapping.Type;

    /// <param name="fileName">The table's name, which may say what happened.</param>
    /// <param name="main">What the table gives besides, if it was planned before.</param>
    /// <returns>The plan, what the kind cannot do without and the table does not have, and what is worth telling.</returns>
    public (KindPlan Kind, string? Fault, IReadOnlyList<string> Warnings) Plan(string fileName, KindPlan? main)
    {
        TakeMapped();
        if (tool?.Kinds.Contains(kind) == true) TakeKnown();
        var isAside = tool is null && main is not null && mapping.IsEmpty;
        if (isAside) TakeOver(main!);
        else TakeNamed();
        if (kind == ExportKind.Surveys) TakeRatings(isAside ? main : null);
        if (!isAside) TakeByValues();
        if (kind == ExportKind.Interactions) FindType(fileName);
        return (new KindPlan(kind, _fields, _drivers, Further(isAside), _type), Fault(), _warnings);
    }

    private void TakeMapped()
    {
        foreach (var (field, source) in mapping.Columns) Take(field, source, $"{kind}.columns.{field}", Evidence.Mapping, 1, isWhole);
        foreach (var (name, header) in mapping.Drivers)
        {
            var index = ColumnFinder.Find(columns, header, $"{kind}.drivers.{name}", isWhole);
            if (index >= 0) AddDriver(name, columns[index], Evidence.Mapping, 1);
        }
        foreach (var name in mapping.Ignore)
        {
            if (columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)) is { } column) _taken.Add(column.Index);
        }
    }

    private void TakeKnown()
    {
        foreach (var known in tool!.Fields)
        {
            if (known.Kind != kind || Has(known.Field)) continue;
            if (known.Source.Column is { } name && !columns.Any(column => column.IsCalled(name) && column.Shape.Present > 0)) continue;
            if (known.OnlyForYesNo && !columns.Any(column => column.IsCalled(known.Source.Column!) && column.Shape.YesNo == 1)) continue;
            if (known.Source.Time is { } time && !columns.Any(column => column.IsCalled(time))) continue;
            Take(known.Field, known.Source, "", Evidence.Tool, ByTool, false);
        }
        if (kind == ExportKind.Interactions) _type ??= tool.Type;
    }

    /// <summary>A list of contacts says of a rating who gave it, when and to whom.</summary>
    private void TakeOver(KindPlan main)
    {
        foreach (var field in main.Fields)
        {
            var own = field.Field switch { "occurredAt" => "respondedAt", CanonicalFields.InteractionId => CanonicalFields.ResponseId, var same => same };
            if (!CanonicalFields.Of(kind).Contains(own) || own == "comment" || Has(own)) continue;
            _fields.Add(own == CanonicalFields.ResponseId ? field with { Field = own, Source = field.Source with { Prefix = "interaction-" } } : field with { Field = own });
        }
        _taken.UnionWith(main.Fields.SelectMany(field => field.Indexes));
    }

    private void TakeNamed()
    {
        // An exact name beats an alias, the first column beats later ones.
        foreach (var field in CanonicalFields.Of(kind))
        {
            if (Has(field)) continue;
            if (Free().FirstOrDefault(column => string.Equals(column.Name, field, StringComparison.OrdinalIgnoreCase)) is { } exact)
                Take(field, exact, Evidence.Name, ByName);
            else if (Free().FirstOrDefault(column => ColumnNames.Matches(field, column.Name) || ColumnNames.Matches(field, column.Text)) is { } alias)
                Take(field, alias, Evidence.Name, ByAlias);
        }
        if (columns.FirstOrDefault(column => column.IsCalled("id")) is not { } id || _taken.Contains(id.Index) || id.Shape.Present == 0) return;
        // Where every row has another, it is the row's own.
        var ownId = kind switch { ExportKind.Surveys => CanonicalFields.ResponseId, ExportKind.Interactions => CanonicalFields.InteractionId, _ => CanonicalFields.CustomerId };
        if (IsAllDistinct(id) && !Has(ownId)) Take(ownId, id, Evidence.Name, ByAlias);
        else if (!IsAllDistinct(id) && !Has(CanonicalFields.CustomerId)) Take(CanonicalFields.CustomerId, id, Evidence.Values, ByValues);
    }

    private static bool IsAllDistinct(TableColumn column) => column.Shape.Distinct == column.Shape.DistinctOf;

    private void TakeRatings(KindPlan? main)
    {
        if (main is not null)
        {
            foreach (var field in RatingValue.Names)
            {
                if (Free().FirstOrDefault(column => column.Shape.IsRating && (column.IsCalled(field) || ColumnNames.Matches(field, column.Name))) is { } column)
                    Take(field, column, Evidence.Name, ByAlias);
            }
            return;
        }
        var questions = Free().Where(column => column.Shape.Present > 0 && IsQuestion(column)).ToList();
        // Of several questions about one thing that about the whole is the field, and else the first.
        foreach (var question in questions.Where(IsAnsweredInRatings).OrderBy(question => !QuestionWords.IsOverall(question.Text)))
        {
            if (QuestionWords.RatingOf(question.Text) is not { } field || Has(field)) continue;
            if (field != "expectation" && question.Shape.Scale.Low < 0) continue;
            Take(field, question, Evidence.Question, ByQuestion);
        }
        foreach (var question in questions.Where(question => !_taken.Contains(question.Index)))
        {
            if (!Has("comment") && IsComment(question)) Take("comment", question, Evidence.Question, ByQuestion);
            else if (question.Shape.IsRating && tool is { OthersAreQuestions: true }) AddDriver(DriverName(question), question, Evidence.Question, ByQuestion);
        }
    }

    /// <summary>Whether the values can be answers to a question that asks for a rating by its words.</summary>
    private static bool IsAnsweredInRatings(TableColumn column) =>
        column.Shape.IsRating || column.Shape.WordedRating >= Mostly || (column.Shape.Number >= Mostly && column.Shape.YesNo < Mostly && !column.Shape.IsIdLike);

    private bool IsComment(TableColumn column) => QuestionWords.IsComment(column.Text)
        ? column.Shape.Number < Mostly && !column.Shape.IsRating && column.Shape.YesNo < Mostly
        : tool is not null && column.Shape.IsFreeText;

    private bool IsQuestion(TableColumn column) =>
        !(tool?.IsMetadata(column) ?? false)
        && !column.Name.EndsWith("_NPS_GROUP", StringComparison.OrdinalIgnoreCase)
        && (tool is null or { OthersAreQuestions: true })
        && column.Personal is null;

    private void TakeByValues()
    {
        if (!Has(CanonicalFields.CustomerId) && Free().FirstOrDefault(column => column.Shape.Present > 0 && ColumnNames.IsAskedFor(CanonicalFields.CustomerId, column.Text)) is { } asked)
            Take(CanonicalFields.CustomerId, asked, Evidence.Question, ByQuestion);
        if (!Has(CanonicalFields.CustomerId) && Free().FirstOrDefault(column => column.Shape.IsIdLike && IsAbout(column, CustomerWords) && PersonalColumns.KindOf(column.Name) is null && column.Personal != PersonalKind.Email) is { } customer)
            Take(CanonicalFields.CustomerId, customer, Evidence.Values, ByValues);
        var (time, words) = kind switch
        {
            ExportKind.Surveys => ("respondedAt", AnswerTimeWords),
            ExportKind.Interactions => ("occurredAt", EventTimeWords),
            _ => ("", []),
        };
        if (time.Length == 0 || Has(time)) return;
        var times = Free().Where(column => column.Shape.Time >= Mostly).ToList();
        if ((times.FirstOrDefault(column => IsAbout(column, words)) ?? (times.Count == 1 ? times[0] : null)) is { } found)
            Take(time, found, Evidence.Values, ByValues);
    }

    private void FindType(string fileName)
    {
        if (_type is not null || Has("type") || InteractionWords.TypeOfFile(fileName) is not { } type) return;
        _type = type;
        _warnings.Add($"No column says what happened: every row is taken as a {type}, as the file's name says.");
    }

    /// <summary>Columns that are kept under their own names.</summary>
    private List<TableColumn> Further(bool isAside) => kind switch
    {
        ExportKind.Customers => Attributes(),
        // Of a tool's export it is known what is of use.
        ExportKind.Surveys when tool is null && !isAside => [.. Free().Where(IsFigure)],
        _ => [],
    };

    private static bool IsFigure(TableColumn column) =>
        column is { Personal: null, Shape: { Kind: ColumnShapeKind.WholeNumber or ColumnShapeKind.Number or ColumnShapeKind.Rating, Number: >= Mostly } };

    private List<TableColumn> Attributes() =>
        [.. columns.Where(column => !_taken.Contains(column.Index) && !mapping.Ignore.Contains(column.Name, StringComparer.OrdinalIgnoreCase) && column.Personal is null)];

    /// <summary>What the kind cannot do without and the table does not have.</summary>
    private string? Fault()
    {
        if (kind == ExportKind.Surveys && _drivers.Count == 0 && !RatingValue.Names.Any(Has))
            return $"no column holds a rating ({string.Join(", ", RatingValue.Names)}): say in a mapping which column is which; the header has {Listed()}.";
        if (kind != ExportKind.Interactions) return null;
        foreach (var field in (ReadOnlySpan<string>)[CanonicalFields.CustomerId, "occurredAt", "type"])
        {
            if (Has(field) || (field == "type" && _type is not null)) continue;
            return $"no column holds the {field} that every row of {kind} needs: name it {field}, or say in a mapping which column it is; the header has {Listed()}.";
        }
        return null;
    }

    private string Listed() => HeaderNames.Listed([.. columns.Select(column => column.Name)]);

    private bool Has(string field) => _fields.Exists(plan => plan.Field == field);

    private IEnumerable<TableColumn> Free() => columns.Where(column => !_taken.Contains(column.Index));

    private static bool IsAbout(TableColumn column, string[] words) =>
        words.Any(word => column.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || column.Text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private void Take(string field, TableColumn column, Evidence because, double certainty) => Take(field, column.Name, "", because, certainty, true);

    private void Take(string field, ColumnMapping source, string place, Evidence because, double certainty, bool mustExist)
    {
        var isMapped = because == Evidence.Mapping;
        var index = source.Column is { } name ? Position(name, place, isMapped, mustExist) : -1;
        if (index < 0 && source.Value is null) return;
        _fields.Add(new FieldPlan
        {
            Field = field,
            Type = CanonicalFields.TypeOf(field),
            Source = source,
            Index = index,
            Name = index >= 0 ? columns[index].Name : "",
            OrIndex = source.Or is { } or ? Position(or, $"{place}.or", isMapped, mustExist) : -1,
            TimeIndex = source.Time is { } time ? Position(time, $"{place}.time", isMapped, mustExist) : -1,
            WhenIndex = source.When.Keys.FirstOrDefault() is { } when ? Position(when, $"{place}.when", isMapped, mustExist) : -1,
            GivenScale = GivenScale(field),
            Because = because,
            Certainty = certainty,
        });
        if (index >= 0) _taken.Add(index);
    }

    private int Position(string name, string place, bool isMapped, bool mustExist) => isMapped
        ? ColumnFinder.Find(columns, name, place, mustExist)
        : columns.FirstOrDefault(column => column.IsCalled(name))?.Index ?? -1;

    private RatingScale? GivenScale(string field) => mapping.Scales.TryGetValue(field, out var text) && RatingScale.TryParse(text, out var scale) ? scale : null;

    private void AddDriver(string name, TableColumn column, Evidence because, double certainty)
    {
        _drivers.Add(new FieldPlan
        {
            Field = name,
            Type = FieldType.Rating,
            Source = column.Name,
            Index = column.Index,
            Name = column.Name,
            GivenScale = GivenScale(name),
            Because = because,
            Certainty = certainty,
        });
        _taken.Add(column.Index);
    }

    private string DriverName(TableColumn column)
    {
        var name = column.Text.Length <= MaxDriverName ? column.Text : column.Text[..MaxDriverName].TrimEnd();
        if (char.IsHighSurrogate(name[^1])) name = name[..^1];
        var unique = name;
        for (var copy = 2; _drivers.Exists(driver => driver.Field == unique); copy++) unique = $"{name} ({copy})";
        return unique;
    }
}
