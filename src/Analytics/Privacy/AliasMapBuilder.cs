using System.Text;
using Analytics.Exports;

namespace Analytics.Privacy;

/// <summary>Makes an <see cref="AliasMap"/> of pairs of an alias and the customer it belongs to, who may be an alias of another in turn. Not safe for several threads.</summary>
public sealed class AliasMapBuilder
{
    /// <summary>Problems that are kept; all are counted.</summary>
    public const int MostProblems = 100;

    private const int NoTarget = -1;

    private readonly IdPool _ids = new();
    private readonly List<AliasProblem> _problems = [];
    private readonly List<Contradiction> _contradictions = [];
    private readonly Dictionary<AliasProblemKind, (int Count, int FirstLine)> _leftOut = [];
    private int[] _targets = [];
    private int[] _lines = [];
    private bool _isBuilt;

    /// <summary>The first problems by line; complete once the map is built.</summary>
    public IReadOnlyList<AliasProblem> Problems => _problems;

    public int ProblemCount { get; private set; }

    /// <summary>Pairs that were added, good or not.</summary>
    public int PairCount { get; private set; }

    /// <summary>Of them those that repeat what was said last of their alias.</summary>
    public int RepeatedCount { get; private set; }

    /// <summary>Of them those that were left out, by reason, with the first line of each.</summary>
    public IReadOnlyDictionary<AliasProblemKind, (int Count, int FirstLine)> LeftOut => _leftOut;

    /// <summary>Adds a pair. What is wrong with it becomes one of the <see cref="Problems"/>. An alias that is said to be itself is a customer of its own.</summary>
    /// <param name="alias">The id that stands for another.</param>
    /// <param name="customerId">The one it stands for.</param>
    /// <param name="lineNumber">1-based line in the file the pair comes from; later pairs have higher ones.</param>
    public void Add(string alias, string customerId, int lineNumber)
    {
        ArgumentNullException.ThrowIfNull(alias);
        ArgumentNullException.ThrowIfNull(customerId);
        ObjectDisposedException.ThrowIf(_isBuilt, this);
        PairCount++;
        if (string.IsNullOrWhiteSpace(alias) || string.IsNullOrWhiteSpace(customerId))
        {
            LeaveOut(AliasProblemKind.MissingId, lineNumber);
            return;
        }
        if (IsBad(alias) || IsBad(customerId))
        {
            LeaveOut(AliasProblemKind.BadId, lineNumber);
            return;
        }

        var from = IndexOf(alias);
        var to = IndexOf(customerId);
        var target = from == to ? NoTarget : to;
        if (_lines[from] != 0 && _targets[from] == target) RepeatedCount++;
        if (_targets[from] != NoTarget && _targets[from] != target) _contradictions.Add(new Contradiction(from, _targets[from], _lines[from], lineNumber));
        _targets[from] = target;
        _lines[from] = lineNumber;
    }

    /// <summary>
    /// What was said last of each alias, in the order of the lines: added to another builder they say there what all the pairs would. Not to be
    /// asked once the map is built.
    /// </summary>
    public IEnumerable<(string Alias, string CustomerId)> Pairs()
    {
        ObjectDisposedException.ThrowIf(_isBuilt, this);
        return Enumerable.Range(0, _ids.Count).Where(index => _lines[index] != 0).OrderBy(index => _lines[index])
            .Select(index => (Text(index), Text(_targets[index] == NoTarget ? index : _targets[index])));
    }

    /// <summary>The map. The builder takes no more pairs then.</summary>
    public AliasMap Build()
    {
        ObjectDisposedException.ThrowIf(_isBuilt, this);
        _isBuilt = true;
        _ids.Trim();
        Array.Resize(ref _targets, _ids.Count);
        BreakCycles();
        FollowChains();
        // Two customers who are one in the end are no contradiction.
        foreach (var contradiction in _contradictions)
        {
            if (Root(contradiction.OldTarget) != Root(contradiction.Alias))
                Report(new AliasProblem(AliasProblemKind.TwoCustomers, contradiction.Line, contradiction.EarlierLine));
        }
        _problems.Sort((left, right) => left.LineNumber.CompareTo(right.LineNumber));
        if (_problems.Count > MostProblems) _problems.RemoveRange(MostProblems, _problems.Count - MostProblems);
        return new AliasMap(_ids, _targets);
    }

    private int Root(int index) => _targets[index] == NoTarget ? index : _targets[index];

    /// <summary>An id has one way out at most, so its way leads either to an end or into one cycle. Of that the earliest pair goes, as later ones win.</summary>
    private void BreakCycles()
    {
        var walks = new int[_targets.Length];
        for (var start = 0; start < _targets.Length; start++)
        {
            var index = start;
            while (index != NoTarget && walks[index] == 0)
            {
                walks[index] = start + 1;
                index = _targets[index];
            }
            if (index == NoTarget || walks[index] != start + 1) continue;

            var (earliest, latest) = (index, index);
            for (var member = _targets[index]; member != index; member = _targets[member])
            {
                if (_lines[member] < _lines[earliest]) earliest = member;
                if (_lines[member] > _lines[latest]) latest = member;
            }
            Report(new AliasProblem(AliasProblemKind.Cycle, _lines[latest], _lines[earliest]));
            _targets[earliest] = NoTarget;
        }
    }

    /// <summary>Lets every alias point to the end of its chain. Each link is followed once or twice, however long the chains are.</summary>
    private void FollowChains()
    {
        for (var start = 0; start < _targets.Length; start++)
        {
            if (_targets[start] == NoTarget) continue;
            var end = start;
            while (_targets[end] != NoTarget) end = _targets[end];
            for (var index = start; index != end;)
            {
                var next = _targets[index];
                _targets[index] = end;
                index = next;
            }
        }
    }

    private int IndexOf(string id)
    {
        var index = _ids.Add(Encoding.UTF8.GetBytes(id));
        if (index < _targets.Length) return index;
        var length = Math.Max(1024, index + (index / 2));
        var used = _targets.Length;
        Array.Resize(ref _targets, length);
        Array.Resize(ref _lines, length);
        Array.Fill(_targets, NoTarget, used, length - used);
        return index;
    }

    private static bool IsBad(string id) => id.Length > ExportLimits.Default.MaxIdLength || id.Any(char.IsControl);

    private string Text(int index) => Encoding.UTF8.GetString(_ids[index]);

    private void LeaveOut(AliasProblemKind reason, int lineNumber)
    {
        var (count, firstLine) = _leftOut.GetValueOrDefault(reason, (0, lineNumber));
        _leftOut[reason] = (count + 1, Math.Min(firstLine, lineNumber));
        Report(new AliasProblem(reason, lineNumber, null));
    }

    private void Report(AliasProblem problem)
    {
        ProblemCount++;
        _problems.Add(problem);
    }

    private readonly record struct Contradiction(int Alias, int OldTarget, int EarlierLine, int Line);
}
