using Analytics.Boosting;
using Analytics.Boosting.Kernels;

namespace Analytics.Tests.Boosting.Kernels;

public sealed unsafe class LogisticKernelTests
{
    private const int Count = 4003;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Differentiate_AnyRawScores_IsTheRoundedDerivative(bool hasWeights)
    {
        var (rawScores, labels, weights) = CreateSamples();
        var scale = new GradientScale(Count, hasWeights ? weights.Span.ToArray().Sum() : Count);
        var input = new LogisticKernel.Samples(rawScores.Address, labels.Address, hasWeights ? weights.Address : null, Count);
        var plain = new AlignedMemory<long>(Count);

        var range = LogisticKernel.DifferentiatePlainly(input, scale, plain.Address, HessianRange.Empty);

        for (var index = 0; index < Count; index++)
        {
            var found = new GradientSums(plain.Span[index]);
            var weight = hasWeights ? weights.Span[index] : 1;
            var probability = 1 / (1 + Math.Exp(-rawScores.Span[index]));
            // Half a unit, and what the exponential function's last bits make of it.
            Assert.Equal(weight * (probability - labels.Span[index]) * scale.UnitsPerGradient, found.Gradient, 0.5001);
            Assert.Equal(Math.Max(1, weight * probability * (1 - probability) * scale.UnitsPerHessian), found.Hessian, 0.5001);
        }

        Assert.Equal(plain.Span.ToArray().Min(word => new GradientSums(word).Hessian), range.Smallest);
        Assert.Equal(plain.Span.ToArray().Max(word => new GradientSums(word).Hessian), range.Largest);
        if (!LogisticKernel.IsSupported)
            return;
        var vectors = new AlignedMemory<long>(Count);
        Assert.Equal(range, LogisticKernel.Differentiate(input, scale, vectors.Address));
        Assert.Equal(plain.Span, vectors.Span);
    }

    private static (AlignedMemory<double> RawScores, AlignedMemory<byte> Labels, AlignedMemory<double> Weights) CreateSamples()
    {
        var random = new Random(3);
        var (rawScores, labels, weights) = (new AlignedMemory<double>(Count), new AlignedMemory<byte>(Count), new AlignedMemory<double>(Count));
        for (var index = 0; index < Count; index++)
        {
            rawScores.Span[index] = index % 100 == 0 ? 3000 * (random.NextDouble() - 0.5) : 20 * (random.NextDouble() - 0.5);
            labels.Span[index] = (byte)random.Next(2);
            weights.Span[index] = 0.1 + 5 * random.NextDouble();
        }

        return (rawScores, labels, weights);
    }
}
