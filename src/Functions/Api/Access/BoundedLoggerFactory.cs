using Microsoft.Extensions.Options;

namespace Functions.Api.Access;

/// <summary>
/// Bounds what the web server logs, whatever the settings ask for: its lines below warnings, and its scopes, hold paths and query strings, and so the
/// ids of customers. The product's own categories are logged as the settings say: their lines hold none at any level.
/// </summary>
internal sealed class BoundedLoggerFactory(IEnumerable<ILoggerProvider> providers, IOptionsMonitor<LoggerFilterOptions> filters, IOptions<LoggerFactoryOptions> options) : ILoggerFactory
{
    private const string WebServer = "Microsoft.AspNetCore";

    /// <summary>It would log again what the program logs of a failure, and the values of parameters that cannot be read.</summary>
    private const string Failures = "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware";

    private readonly LoggerFactory _loggers = new(providers, filters, options);

    public ILogger CreateLogger(string categoryName)
    {
        var logger = _loggers.CreateLogger(categoryName);
        return categoryName.StartsWith(WebServer, StringComparison.Ordinal) ? new Bounded(logger, categoryName == Failures ? LogLevel.None : LogLevel.Warning) : logger;
    }

    public void AddProvider(ILoggerProvider provider) => _loggers.AddProvider(provider);

    public void Dispose() => _loggers.Dispose();

    private sealed class Bounded(ILogger logger, LogLevel least) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logger.IsEnabled(logLevel);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= least) logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
