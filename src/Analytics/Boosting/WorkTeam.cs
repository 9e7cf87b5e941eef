using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>
/// A few threads that work through one step after another, each cut into parts that do not depend on each other. A step of training takes
/// microseconds, so threads wait for the next one awake, at first; soon they yield, and then sleep, because on a busy machine a thread that
/// waits awake keeps the others from what it waits for. Any thread may take any part (its own number first, for what is in its cache), so
/// the team gets on even where its helpers are not given a processor.
/// </summary>
internal sealed class WorkTeam : IDisposable
{
    private const int PausesBeforeYielding = 40;
    private const int YieldsBeforeSleeping = 60;

    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _finished = new(0);
    private readonly Thread[] _helpers;
    private Step? _step;
    private int _sleepers;
    private int _callerSleeps;
    private volatile bool _isOver;

    /// <param name="threads">The calling thread included; at least 1.</param>
    public WorkTeam(int threads)
    {
        _helpers = new Thread[threads - 1];
        for (var index = 0; index < _helpers.Length; index++)
        {
            var number = index + 1;
            _helpers[index] = new Thread(() => Help(number)) { IsBackground = true, Name = "Boosting" };
            _helpers[index].Start();
        }
    }

    public int Threads => _helpers.Length + 1;

    /// <summary>Calls <paramref name="body"/> with 0..<paramref name="parts"/>-1 and returns when all calls have.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; parts not begun by then are left out.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int parts, Action<int> body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_helpers.Length == 0 || parts < 2)
        {
            for (var part = 0; part < parts; part++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                body(part);
            }

            return;
        }

        var step = new Step(parts, body, cancellationToken);
        Volatile.Write(ref _step, step);
        // Between the writing of the step here and the reading of it by a helper that is about to sleep, one sees the other.
        Interlocked.MemoryBarrier();
        var sleepers = Volatile.Read(ref _sleepers);
        if (sleepers > 0)
            _wake.Release(sleepers);
        TakeParts(step, first: 0);
        AwaitOthers(step);
        if (step.Error is not null)
            throw new AggregateException(step.Error);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _isOver = true;
        if (_helpers.Length > 0)
            _wake.Release(_helpers.Length);
        foreach (var helper in _helpers)
            helper.Join();
        _wake.Dispose();
        _finished.Dispose();
    }

    private void Help(int number)
    {
        Step? last = null;
        while (true)
        {
            var step = AwaitNext(last);
            if (step is null)
                return;
            TakeParts(step, number);
            last = step;
        }
    }

    /// <summary>Null when there will be no further step.</summary>
    private Step? AwaitNext(Step? last)
    {
        var patience = 0;
        while (true)
        {
            if (_isOver)
                return null;
            var step = Volatile.Read(ref _step);
            if (step is not null && step != last)
                return step;
            if (!Linger(ref patience))
                continue;
            Interlocked.Increment(ref _sleepers);
            if (Volatile.Read(ref _step) == last && !_isOver)
                _wake.Wait();
            Interlocked.Decrement(ref _sleepers);
            patience = 0;
        }
    }

    private void AwaitOthers(Step step)
    {
        var patience = 0;
        while (step.PartsLeft > 0)
        {
            if (!Linger(ref patience))
                continue;
            Interlocked.Exchange(ref _callerSleeps, 1);
            if (step.PartsLeft > 0)
                _finished.Wait();
            Volatile.Write(ref _callerSleeps, 0);
            patience = 0;
        }
    }

    /// <summary>Waits a moment; true when it is time to sleep.</summary>
    private static bool Linger(ref int patience)
    {
        patience++;
        if (patience > PausesBeforeYielding + YieldsBeforeSleeping)
            return true;
        if (patience > PausesBeforeYielding)
            Thread.Yield();
        else
            Thread.SpinWait(1);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeParts(Step step, int first)
    {
        for (var offset = 0; offset < step.Parts; offset++)
        {
            if (step.TryRun((first + offset) % step.Parts) && Volatile.Read(ref _callerSleeps) == 1)
                _finished.Release();
        }
    }

    private sealed class Step(int parts, Action<int> body, CancellationToken cancellationToken)
    {
        private readonly int[] _taken = new int[parts];
        private int _partsLeft = parts;
        private Exception? _error;

        public int Parts => _taken.Length;

        public int PartsLeft => Volatile.Read(ref _partsLeft);

        public Exception? Error => Volatile.Read(ref _error);

        /// <summary>Runs a part that nobody has taken; true when it was the last to be finished.</summary>
        public bool TryRun(int part)
        {
            if (Volatile.Read(ref _taken[part]) != 0 || Interlocked.Exchange(ref _taken[part], 1) != 0)
                return false;
            try
            {
                if (!cancellationToken.IsCancellationRequested)
                    body(part);
            }
            catch (Exception error)
            {
                // The caller throws it; a helper must live on to wait for the next step.
                Volatile.Write(ref _error, error);
            }

            return Interlocked.Decrement(ref _partsLeft) == 0;
        }
    }
}
