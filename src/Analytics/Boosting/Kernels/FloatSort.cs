using System.Buffers;
using System.Runtime.CompilerServices;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Sorts floats digit by digit (a radix sort with three digits of 11 bits, lowest first), which for whole columns is an order of magnitude
/// faster than comparing. There must be no NaN; zeros become positive.
/// </summary>
internal static class FloatSort
{
    private const int DigitBits = 11;
    private const int DigitCount = 3;
    private const uint DigitMask = (1 << DigitBits) - 1;

    /// <summary>Below this the counters cost more than they save.</summary>
    private const int SmallestWorthwhile = 2048;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sort(Span<float> values)
    {
        if (values.Length < SmallestWorthwhile)
        {
            values.Sort();
            return;
        }

        var (keys, sorted) = (ArrayPool<uint>.Shared.Rent(values.Length), ArrayPool<uint>.Shared.Rent(values.Length));
        var ends = new int[DigitCount, DigitMask + 1];
        for (var index = 0; index < values.Length; index++)
        {
            var key = keys[index] = ToKey(values[index]);
            for (var digit = 0; digit < DigitCount; digit++)
                ends[digit, key >> (digit * DigitBits) & DigitMask]++;
        }

        for (var digit = 0; digit < DigitCount; digit++)
        {
            var starts = new int[DigitMask + 1];
            for (var value = 1; value < starts.Length; value++)
                starts[value] = starts[value - 1] + ends[digit, value - 1];
            foreach (var key in keys.AsSpan(0, values.Length))
                sorted[starts[key >> (digit * DigitBits) & DigitMask]++] = key;
            (keys, sorted) = (sorted, keys);
        }

        for (var index = 0; index < values.Length; index++)
            values[index] = ToValue(keys[index]);
        ArrayPool<uint>.Shared.Return(keys);
        ArrayPool<uint>.Shared.Return(sorted);
    }

    // Positive floats are in the order of their bits, negative ones in the opposite order and before them.
    private static uint ToKey(float value)
    {
        // Adding 0 makes -0 the 0 it equals.
        var bits = BitConverter.SingleToInt32Bits(value + 0f);
        return (uint)(bits ^ ((bits >> 31) | int.MinValue));
    }

    private static float ToValue(uint key)
    {
        var bits = (int)key;
        return BitConverter.Int32BitsToSingle(bits ^ ((~bits >> 31) | int.MinValue));
    }
}
