namespace Analytics.Exports;

/// <summary>
/// Tells from answers whether a rating is on another scale than its field's own. A few answers outside are mistakes; a fifth of them, and
/// not always the same one, is another scale.
/// </summary>
internal sealed class ScaleEvidence(RatingScale own)
{
    private const int FewestAnswers = 20;
    private const double LeastShareBeyond = 0.2;

    private static readonly RatingScale[] Usual = [RatingScale.OneToFive, RatingScale.OneToSeven, RatingScale.ZeroToTen, new(0, 100)];

    private long _answers;
    private long _beyond;
    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;
    private double _lowestBeyond = double.PositiveInfinity;

    public void Add(double answer)
    {
        _answers++;
        _low = Math.Min(_low, answer);
        _high = Math.Max(_high, answer);
        if (answer <= own.High) return;
        _beyond++;
        _lowestBeyond = Math.Min(_lowestBeyond, answer);
    }

    /// <summary>The narrowest usual scale that holds all answers, if they are not on the field's own; <c>null</c> if they are or none fits.</summary>
    public RatingScale? OtherScale()
    {
        if (_answers < FewestAnswers || _beyond < _answers * LeastShareBeyond || _lowestBeyond >= _high) return null;
        foreach (var scale in Usual)
        {
            if (scale.Contains(_low) && scale.Contains(_high)) return scale;
        }
        return null;
    }
}
