namespace Analytics.Exports.Values;

/// <summary>What a column could be, told from a sample of its values alone. Shares are of the values present, 0 to 1; a value may count in several.</summary>
internal sealed record ColumnShape
{
    // A few bad cells do not change what a column is.
    private const double NearlyAll = 0.95;
    private const double LeastDistinctIds = 0.9;
    private const int FewestIds = 5;
    private const int MostCategories = 50;
    private const int MostRatings = 11;
    private const double LeastRepeats = 3;
    private const double LeastFreeText = 0.3;
    private const double ManyCharacters = 12;

    public required long Values { get; init; }
    public required long Present { get; init; }

    /// <summary>Different values among the first <see cref="DistinctOf"/> present ones.</summary>
    public required int Distinct { get; init; }
    public required int DistinctOf { get; init; }

    /// <summary>Letters, digits and signs without a space, at most 64: what could be an id.</summary>
    public required double Code { get; init; }
    public required double Number { get; init; }
    public required double WholeNumber { get; init; }

    /// <summary>Dates, and Unix times between 1990 and 2100.</summary>
    public required double Time { get; init; }
    public required double TimeOfDay { get; init; }
    public required double YesNo { get; init; }

    /// <summary>Yes and no both occur; 无 is a no beside 有, though missing elsewhere.</summary>
    public required bool HasYesAndNo { get; init; }

    /// <summary>Ratings on the scale that the values tell; <see cref="Scale"/>.</summary>
    public required double Rating { get; init; }

    /// <summary>Ratings in words, stars, with 分 or a label: what is a rating by its looks. Of the values that are an answer at all.</summary>
    public required double WordedRating { get; init; }

    /// <summary>Durations that say their unit or are written as clocks.</summary>
    public required double Duration { get; init; }
    public required double Email { get; init; }
    public required double Phone { get; init; }
    public required double IpAddress { get; init; }
    public required double Url { get; init; }
    public required double Json { get; init; }

    /// <summary>Several words, or many Chinese characters.</summary>
    public required double Sentence { get; init; }

    /// <summary>Mean length of the values present, in characters.</summary>
    public required double MeanLength { get; init; }

    /// <summary>The scale that the ratings tell if nothing is known of the field; taken for 0 to 10 where a column is nothing but whole numbers up to 10.</summary>
    public required RatingScale Scale { get; init; }

    public bool IsEmpty => Present == 0;

    public bool IsConstant => !HasYesAndNo && Present > 1 && Distinct == 1;

    public bool IsIdLike => DistinctOf >= FewestIds && Code >= NearlyAll && Distinct >= DistinctOf * LeastDistinctIds && Time < NearlyAll && Url < NearlyAll
        && (WholeNumber >= NearlyAll || Number < NearlyAll);

    public bool IsFreeText => Sentence >= LeastFreeText && MeanLength >= ManyCharacters && Distinct > DistinctOf / 2 && Json < NearlyAll;

    /// <summary>Few different values that come again and again.</summary>
    public bool IsCategory => Present > 0 && Distinct <= MostCategories && Distinct * LeastRepeats <= DistinctOf;

    /// <summary>Words of rating, or few whole numbers on a usual scale.</summary>
    public bool IsRating => WordedRating >= NearlyAll
        || (Rating >= NearlyAll && WholeNumber + WordedRating >= NearlyAll && Distinct is > 2 and <= MostRatings && Scale.High <= 10 && YesNo < NearlyAll);

    /// <summary>What the column most likely is.</summary>
    public ColumnShapeKind Kind
    {
        get
        {
            if (IsEmpty) return ColumnShapeKind.Empty;
            if (Email >= NearlyAll) return ColumnShapeKind.Email;
            if (IpAddress >= NearlyAll) return ColumnShapeKind.IpAddress;
            if (Url >= NearlyAll) return ColumnShapeKind.Url;
            if (Json >= NearlyAll) return ColumnShapeKind.Json;
            if (IsConstant) return ColumnShapeKind.Constant;
            if (Time >= NearlyAll) return ColumnShapeKind.Time;
            if (TimeOfDay >= NearlyAll && Duration < TimeOfDay) return ColumnShapeKind.TimeOfDay;
            if (YesNo >= NearlyAll) return ColumnShapeKind.YesNo;
            if (IsRating) return ColumnShapeKind.Rating;
            if (Duration >= NearlyAll) return ColumnShapeKind.Duration;
            if (Phone >= NearlyAll) return ColumnShapeKind.Phone;
            if (IsIdLike) return ColumnShapeKind.Id;
            if (WholeNumber >= NearlyAll) return ColumnShapeKind.WholeNumber;
            if (Number >= NearlyAll) return ColumnShapeKind.Number;
            if (IsFreeText) return ColumnShapeKind.FreeText;
            return IsCategory ? ColumnShapeKind.Category : ColumnShapeKind.Other;
        }
    }

    public override string ToString() => Kind switch
    {
        ColumnShapeKind.Empty => "empty",
        ColumnShapeKind.Constant => "always the same value",
        ColumnShapeKind.Id => "ids",
        ColumnShapeKind.WholeNumber => "whole numbers",
        ColumnShapeKind.Number => "numbers",
        ColumnShapeKind.Time => "times",
        ColumnShapeKind.TimeOfDay => "times of day",
        ColumnShapeKind.YesNo => "yes or no",
        ColumnShapeKind.Rating => $"ratings, {Scale}",
        ColumnShapeKind.Duration => "durations",
        ColumnShapeKind.Email => "e-mail addresses",
        ColumnShapeKind.Phone => "phone numbers",
        ColumnShapeKind.IpAddress => "IP addresses",
        ColumnShapeKind.Url => "web addresses",
        ColumnShapeKind.Json => "JSON",
        ColumnShapeKind.FreeText => "free text",
        ColumnShapeKind.Category => "a category",
        _ => "text",
    };
}
