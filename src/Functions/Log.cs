namespace Functions;

/// <summary>Every line this assembly logs. None holds customer data, keys or query strings.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Error, "Function {Function} failed.")]
    public static partial void InvocationFailed(this ILogger logger, string function, Exception exception);

    [LoggerMessage(101, LogLevel.Error, "A request to the API failed.")]
    public static partial void RequestFailed(this ILogger logger, Exception exception);

    [LoggerMessage(120, LogLevel.Information, "{Role}: {Method} {Route} about {Subject}, key {Key}, answered {Status}.")]
    public static partial void Audited(this ILogger logger, string role, string method, string route, string subject, string key, int status);

    [LoggerMessage(110, LogLevel.Warning, "Trigger {Trigger}: attempt {Attempt} of {MaxAttempts} failed.")]
    public static partial void TriggerFailed(this ILogger logger, string trigger, long attempt, int maxAttempts, Exception exception);

    [LoggerMessage(111, LogLevel.Error, "Trigger {Trigger}: gave up after {Attempts} attempts; the message is in {PoisonQueue}.")]
    public static partial void TriggerPoisoned(this ILogger logger, string trigger, long attempts, string poisonQueue);

    [LoggerMessage(113, LogLevel.Critical, "The triggers stop, as one of them met something it cannot mend.")]
    public static partial void TriggersStopped(this ILogger logger, Exception exception);

    [LoggerMessage(112, LogLevel.Warning, "Trigger {Trigger} cannot reach storage; it tries again.")]
    public static partial void TriggerUnreachable(this ILogger logger, string trigger, Exception exception);
}
