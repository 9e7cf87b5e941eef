namespace Analytics.Randomness;

/// <summary>
/// A stream of pseudo-random numbers whose algorithm is part of this project, so that a seed means the same
/// numbers on every runtime: xoshiro256** by Blackman and Vigna, its state filled by splitmix64.
/// Streams for different owners and purposes are independent of one another.
/// </summary>
internal sealed class RandomStream
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _a, _b, _c, _d;

    public RandomStream(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    public RandomStream(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The stream of one owner (in a simulation a customer's index, or -1 for the business itself; a replicate of a bootstrap) for one purpose.</summary>
    public static RandomStream For(ulong seed, long owner, int purpose)
    {
        // Each coordinate passes through the mixer before the next is added, so that neighbours share nothing.
        var state = SplitMix(ref seed) + unchecked((ulong)owner);
        state = SplitMix(ref state) + (ulong)purpose;
        return new RandomStream(SplitMix(ref state));
    }

    public static ulong SplitMix(ref ulong state)
    {
        var mixed = state += GoldenGamma;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on (0, 1]: safe to take the logarithm of.</summary>
    public double NextPositive() => ((Next() >> 11) + 1) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>A whole number from <paramref name="minimum"/> up to and including <paramref name="maximum"/>.</summary>
    public int Between(int minimum, int maximum) => minimum + (int)(NextDouble() * (maximum - minimum + 1));

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(NextPositive())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Lognormal with the given median; <paramref name="spread"/> is the standard deviation of its logarithm.</summary>
    public double LogNormal(double median, double spread) => median * Math.Exp(spread * Normal());

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential() => -Math.Log(NextPositive());

    /// <summary>Standard logistic: adding it to a score makes a threshold of that score an exact logit model.</summary>
    public double Logistic()
    {
        var uniform = NextDouble() + (0.5 / (1UL << 53));
        return Math.Log(uniform / (1 - uniform));
    }

    /// <summary>Poisson, by counting uniform factors; meant for means below about 10.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = NextPositive(); product > limit; product *= NextPositive())
            count++;
        return count;
    }

    public T Choose<T>(ReadOnlySpan<T> items) => items[Between(0, items.Length - 1)];

    /// <summary>The index of one of the <paramref name="shares"/>, which need not sum to one.</summary>
    public int ChooseIndex(ReadOnlySpan<double> shares)
    {
        var total = 0.0;
        foreach (var share in shares)
            total += share;
        var left = NextDouble() * total;
        for (var index = 0; index < shares.Length - 1; index++)
        {
            left -= shares[index];
            if (left < 0)
                return index;
        }

        return shares.Length - 1;
    }
}
