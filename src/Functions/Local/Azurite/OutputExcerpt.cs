namespace Functions.Local.Azurite;

/// <summary>The first and the last lines a process wrote, from whichever threads they come.</summary>
internal sealed class OutputExcerpt(int first, int last)
{
    private readonly List<string> _first = [];
    private readonly Queue<string> _last = new();
    private readonly Lock _gate = new();

    public void Add(string? line)
    {
        // Process reports the end of a stream as null.
        if (line is null)
            return;
        lock (_gate)
        {
            if (_first.Count < first)
            {
                _first.Add(line);
                return;
            }

            _last.Enqueue(line);
            if (_last.Count > last)
                _last.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (_gate)
            return string.Join(Environment.NewLine, _first.Concat(_last));
    }
}
