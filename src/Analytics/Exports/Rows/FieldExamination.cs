using Analytics.Exports.Formats;
using Analytics.Exports.Recognition;
using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>Gathers from all rows how the values of one field are written.</summary>
internal sealed class FieldExamination
{
    private readonly FieldCell _cell;
    private readonly NumberEvidence? _numbers;
    private readonly TimeEvidence? _times;
    private readonly DurationEvidence? _durations;
    private readonly YesNoEvidence? _yesNo;
    private readonly RatingEvidence? _ratings;
    private readonly RatingScale _target;

    public FieldExamination(FieldPlan plan)
    {
        Plan = plan;
        _cell = new FieldCell(plan);
        switch (plan.Type)
        {
            case FieldType.Number or FieldType.Quantity:
                _numbers = new NumberEvidence();
                break;
            case FieldType.Time:
                _times = new TimeEvidence();
                break;
            case FieldType.Minutes:
                _durations = new DurationEvidence(UnitOf(plan));
                break;
            case FieldType.YesNo:
                _yesNo = new YesNoEvidence();
                break;
            case FieldType.Rating:
                _target = CanonicalFields.Scale(plan.Field) ?? RatingScale.OneToFive;
                _ratings = new RatingEvidence(_target);
                break;
        }
    }

    public FieldPlan Plan { get; }

    /// <summary>Whether there is anything to find out from the values; ids and texts are taken as they are.</summary>
    public bool IsOpen => _numbers is not null || _times is not null || _durations is not null || _yesNo is not null || _ratings is not null;

    public void Add(ExportRows rows)
    {
        var cell = _cell.In(rows);
        if (_ratings is not null) _ratings.Add(cell);
        else if (_times is not null) _times.Add(cell);
        else if (_numbers is not null) _numbers.Add(cell);
        else if (_durations is not null) _durations.Add(cell);
        else _yesNo?.Add(cell);
    }

    public ExaminedField Decide()
    {
        var (numbers, times, durations, yesNo, ratings) = (_numbers?.Decide(), _times?.Decide(), _durations?.Decide(), _yesNo?.Decide(), _ratings?.Decide());
        var rating = Plan.GivenScale is { } given && ratings is not null ? ratings.Format with { Scale = given } : ratings?.Format;
        var column = new Column
        {
            Cell = _cell,
            Name = Plan.Name,
            TimeIndex = Plan.TimeIndex,
            Prefix = Plan.Source.Prefix ?? "",
            Plus = Plan.Source.Plus ?? 0,
            Key = Plan.Source.Key,
            Hash = Plan.Source.Hash,
            Numbers = NumberFormatOf(Plan.Source.Format) ?? numbers?.Format,
            Times = TimeFormatOf(Plan.Source.Format) ?? times?.Format,
            Durations = durations?.Format,
            YesNo = yesNo?.Format,
            Ratings = rating,
            Source = rating?.Scale ?? default,
            Target = _target,
        };
        return new ExaminedField(Plan, column)
        {
            ReadableShare = Share(numbers) ?? Share(times) ?? Share(durations) ?? Share(yesNo) ?? Share(ratings) ?? 1,
            // What the mapping says is not in doubt.
            IsAmbiguous = Plan.Source.Format is null && Plan.GivenScale is null
                && (numbers?.Certainty ?? times?.Certainty ?? durations?.Certainty ?? ratings?.Certainty) == Certainty.Assumed,
            NoAnswerCodes = ratings?.CodeCount ?? 0,
        };
    }

    private static double? Share<TFormat>(ColumnDecision<TFormat>? decision)
        where TFormat : class => decision is null ? null : decision.Present == 0 ? 1 : decision.Share;

    // What counts in minutes by its canonical name does so in an export that has no unit in its own.
    private static DurationUnit UnitOf(FieldPlan plan) => plan.Source.Unit switch
    {
        "milliseconds" => DurationUnit.Milliseconds,
        "seconds" => DurationUnit.Seconds,
        "hours" => DurationUnit.Hours,
        "days" => DurationUnit.Days,
        "minutes" => DurationUnit.Minutes,
        _ => DurationUnits.FromColumnName(plan.Name) ?? DurationUnit.Minutes,
    };

    private static NumberFormat? NumberFormatOf(string? format) => format switch
    {
        "decimalPoint" => NumberFormat.DecimalPoint,
        "decimalComma" => NumberFormat.DecimalComma,
        _ => null,
    };

    private static TimeFormat? TimeFormatOf(string? format) => format switch
    {
        "ymd" => new TimeFormat(TimeLayout.YearFirst),
        "dmy" => new TimeFormat(TimeLayout.DayFirst),
        "mdy" => new TimeFormat(TimeLayout.MonthFirst),
        "unix" => new TimeFormat(TimeLayout.UnixSeconds),
        "unixMilliseconds" => new TimeFormat(TimeLayout.UnixMilliseconds),
        _ => null,
    };
}
