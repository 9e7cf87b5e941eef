namespace Analytics.Boosting;

/// <summary>
/// Runs independent pieces of work on at most a given number of threads. Each piece writes only its own results and adds up its own sums
/// in a fixed order, so results do not depend on the number of threads.
/// </summary>
internal sealed class ParallelWork(int maxThreads)
{
    private const int BlockLength = 8192;

    public void ForEach(int count, Action<int> body, CancellationToken cancellationToken)
    {
        if (maxThreads == 1 || count < 2)
        {
            for (var index = 0; index < count; index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                body(index);
            }

            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = maxThreads, CancellationToken = cancellationToken };
        Parallel.For(0, count, options, body);
    }

    /// <summary>
    /// Calls <paramref name="body"/> with the start and the end of consecutive blocks that cover 0..<paramref name="length"/>.
    /// </summary>
    public void ForEachBlock(int length, Action<int, int> body, CancellationToken cancellationToken)
    {
        var blockCount = (length + BlockLength - 1) / BlockLength;
        ForEach(blockCount, block => body(block * BlockLength, Math.Min(length, (block + 1) * BlockLength)), cancellationToken);
    }
}
