using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;

namespace Functions.Host;

/// <summary>Loggers for what starts before logging does: silent until they are told where to log to.</summary>
internal sealed class LateLoggers : ILoggerFactory
{
    private readonly ConcurrentBag<Late> _made = [];
    private volatile ILoggerFactory _loggers = NullLoggerFactory.Instance;

    public void Use(ILoggerFactory loggers)
    {
        _loggers = loggers;
        foreach (var logger in _made) logger.Use(loggers);
    }

    public ILogger CreateLogger(string categoryName)
    {
        var logger = new Late(categoryName);
        _made.Add(logger);
        logger.Use(_loggers);
        return logger;
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It logs where others do.");

    public void Dispose()
    {
        // What it logs to is others'.
    }

    private sealed class Late(string category) : ILogger
    {
        private volatile ILogger _logger = NullLogger.Instance;

        public void Use(ILoggerFactory loggers) => _logger = loggers.CreateLogger(category);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => _logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => _logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _logger.Log(logLevel, eventId, state, exception, formatter);
    }
}
