using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Functions.Tests.Hostile;

/// <summary>Keeps every line that is logged, with what its scopes say and the exception.</summary>
internal sealed class LineCollector : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    /// <summary>What was logged: category, message, and, on lines of their own, properties, exception and scopes.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    public void AssertSilentAbout(params string[] secrets)
    {
        Assert.NotEmpty(_lines);
        foreach (var secret in secrets) Assert.DoesNotContain(_lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class Logger(LineCollector collector, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => collector._scopes.Push(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            collector._lines.Enqueue($"{category}: {formatter(state, exception)}");
            if (state is IEnumerable<KeyValuePair<string, object?>> properties)
            {
                foreach (var (name, value) in properties) collector._lines.Enqueue($"  {name}={value}");
            }
            if (exception is not null) collector._lines.Enqueue($"  {exception}");
            collector._scopes.ForEachScope((scope, lines) => lines.Enqueue($"  scope {scope}"), collector._lines);
        }
    }
}
