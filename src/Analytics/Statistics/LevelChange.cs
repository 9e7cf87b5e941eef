using Analytics.Randomness;

namespace Analytics.Statistics;

/// <summary>
/// The month from which on a series' level differs most from before: of all months with three others on either side the one with the
/// greatest Z = |d| / √(φ·V), d the difference of the levels and V its sampling variance by <see cref="MonthlyDesign"/>; without a season
/// V = 1/W₁ + 1/W₂, W the sums of the weights. φ, at least 1, is the mean squared standardised difference of neighbouring months.
/// </summary>
/// <param name="Month">0-based place of the first month of the new level.</param>
/// <param name="Size">New level less old.</param>
/// <param name="Range">95 % interval of the size, as if the month had been known beforehand; φ of it is that beside the change, at least 1.</param>
/// <param name="Z">The greatest Z.</param>
/// <param name="PValue">Share of series without a change whose greatest Z is at least as great; see <see cref="Of"/>.</param>
/// <param name="Dispersion">φ.</param>
/// <param name="HasSeason">Whether a yearly rhythm was taken out.</param>
/// <param name="IsAutocorrelated">Whether neighbouring months resemble each other more than in 95 % of series without a change.</param>
/// <param name="Fit">By how much the change lowers the weighted sum of squares.</param>
internal sealed record LevelChange(
    int Month, double Size, Interval Range, double Z, double PValue, double Dispersion, bool HasSeason, bool IsAutocorrelated, double Fit)
{
    public const int LeastMonths = 12;

    private const int LeastOnASide = 3;
    private const int Draws = 1_999;

    /// <summary>Draws that show how neighbouring months of independent noise resemble each other beside a fitted step.</summary>
    private const int IndependentDraws = 499;

    /// <summary>
    /// What the columns of a season gain at most in 95 % of series without one: χ² of four degrees of freedom. Noise that drags passes for a
    /// season now and then, and what is taken out as one no longer shows how much it drags.
    /// </summary>
    private const double SeasonGain = 9.488;

    private const double GreatestDrag = 0.8;

    /// <summary>Weighted sum of squares that is rounding: beside the step there is nothing that could drag.</summary>
    private const double NoRest = 1e-9;

    private const ulong Seed = 20_240_229;

    /// <summary>The change; <c>null</c> below twelve months with figures, or where no month has enough on both sides.</summary>
    /// <remarks>
    /// The p-value is a parametric bootstrap of the whole search: series of normal noise with these weights times φ, searched in the same
    /// way. Critical values of a table hold for equal weights and independent months; here months may be missing and weights differ, and
    /// the noise drags from month to month as much as the series does beside the step, beyond what independent months do by chance.
    /// </remarks>
    /// <param name="series">One a month, in order; of a month without figures anything.</param>
    /// <param name="weights">1 / sampling variance of each; 0 for a month without figures.</param>
    /// <param name="leastWeight">Weight that either side has at least.</param>
    public static LevelChange? Of(ReadOnlySpan<double> series, ReadOnlySpan<double> weights, double leastWeight = 0)
    {
        var plain = new MonthlyDesign(weights, withSeason: false);
        if (plain.Months.Length < LeastMonths || Search.Of(plain, leastWeight) is not { } search) return null;
        var given = new double[plain.Months.Length];
        for (var i = 0; i < given.Length; i++) given[i] = series[plain.Months[i]];
        var found = search.Run([.. given]);
        var hasSeason = false;
        // A rhythm is taken out if there is one: fitting what is not there makes the month uncertain.
        if (given.Length >= MonthlyDesign.MonthsForSeason && Search.Of(new MonthlyDesign(weights), leastWeight) is { } seasonal)
        {
            var beside = seasonal.Run([.. given]);
            if (found.Rest - beside.Rest > SeasonGain * beside.Dispersion) (search, found, hasSeason) = (seasonal, beside, true);
        }

        var random = new RandomStream(Seed);
        var rest = new double[given.Length];
        var (usual, closer) = (0.0, 1);
        for (var draw = 0; draw < IndependentDraws; draw++)
        {
            var chance = Noise(0);
            usual += chance.Autocorrelation / IndependentDraws;
            if (chance.Autocorrelation >= found.Autocorrelation) closer++;
        }
        // Beside a fitted step even independent months repel each other.
        var drag = found.Rest > NoRest ? Math.Clamp(found.Autocorrelation - usual, 0, GreatestDrag) : 0;
        var beyond = 1;
        for (var draw = 0; draw < Draws; draw++)
        {
            if (Noise(drag).Z >= found.Z) beyond++;
        }
        return new LevelChange(
            plain.Months[found.Place], found.Size, Interval.Around(found.Size, Math.Sqrt(found.Scatter * found.Variance)), found.Z, beyond / (Draws + 1.0), found.Dispersion,
            hasSeason, closer <= 0.05 * (IndependentDraws + 1), found.Size * found.Size / found.Variance);

        Found Noise(double drag)
        {
            // Neighbours that drag differ by less: their spread is so much greater that their differences are those of the series.
            var spread = Math.Sqrt(found.Dispersion / (1 - drag));
            var (kept, last) = (Math.Sqrt(1 - (drag * drag)), random.Normal());
            for (var i = 0; i < rest.Length; i++)
            {
                last = i == 0 ? last : (drag * last) + (kept * random.Normal());
                rest[i] = last * spread / Math.Sqrt(plain.Weights[i]);
            }
            return search.Run(rest);
        }
    }

    private readonly record struct Found(int Place, double Size, double Variance, double Z, double Dispersion, double Scatter, double Autocorrelation, double Rest);

    /// <summary>The steps that are tried, without what level and season explain of them.</summary>
    private sealed class Search
    {
        private readonly MonthlyDesign _design;
        private readonly List<(int Place, double[] Step, double Square)> _steps = [];
        private readonly double[] _levelled;

        private Search(MonthlyDesign design)
        {
            _design = design;
            _levelled = new double[design.Months.Length];
        }

        public static Search? Of(MonthlyDesign design, double leastWeight)
        {
            var search = new Search(design);
            var total = design.Weights.Sum();
            var before = design.Weights[..LeastOnASide].Sum();
            for (var place = LeastOnASide; place <= design.Months.Length - LeastOnASide; before += design.Weights[place++])
            {
                if (before < leastWeight || total - before < leastWeight) continue;
                var step = new double[design.Months.Length];
                Array.Fill(step, 1, place, step.Length - place);
                design.TakeOut(step);
                var square = step.Index().Sum(part => design.Weights[part.Index] * part.Item * part.Item);
                // A step that the season explains almost wholly cannot be told from it.
                if (square > 0.05 * before * (total - before) / total) search._steps.Add((place, step, square));
            }
            return search._steps.Count > 0 ? search : null;
        }

        public Found Run(double[] series)
        {
            _design.TakeOut(series);
            var weights = _design.Weights;
            // What is left is orthogonal to level and season, so a step's sum over it is that of the later months.
            var (best, size) = (0, 0.0);
            var (after, place, most) = (0.0, series.Length, -1.0);
            for (var index = _steps.Count - 1; index >= 0; index--)
            {
                while (place > _steps[index].Place) after += weights[--place] * series[place];
                var gain = after * after / _steps[index].Square;
                if (gain > most) (most, best, size) = (gain, index, after / _steps[index].Square);
            }
            var (at, step, square) = _steps[best];
            // Level and season taken out as they are beside the step; the step itself stays.
            for (var i = 0; i < series.Length; i++) _levelled[i] = series[i] + (size * ((i >= at ? 1 : 0) - step[i]));
            var dispersion = Math.Max(1, _design.Dispersion(_levelled));
            var (products, squares, last) = (0.0, 0.0, 0.0);
            for (var i = 0; i < series.Length; i++)
            {
                _levelled[i] = series[i] - (size * step[i]);
                var rest = _levelled[i] * Math.Sqrt(weights[i]);
                (products, squares, last) = (products + (rest * last), squares + (rest * rest), rest);
            }
            // What the fit took with it is given back: one degree of freedom a column, the step's too.
            var scatter = Math.Max(1, _design.Dispersion(_levelled) * series.Length / (series.Length - _design.Columns - 1));
            return new Found(at, size, 1 / square, Math.Sqrt(most / dispersion), dispersion, scatter, squares > NoRest ? products / squares : 0, squares);
        }
    }
}
