using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Testing;

/// <summary>
/// Counts a test that throws <see cref="SkipException"/> as skipped. xunit 2.9 has the exception, but only the runner of
/// version 3 knows what it means; here it would count as a failure. A test assembly opts in with
/// <c>[assembly: TestFramework("Testing.SkippingTestFramework", "Testing")]</c>.
/// </summary>
public sealed class SkippingTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assemblyName, ISourceInformationProvider sources, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assemblyName, sources, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases(testCases, new Translator(executionMessageSink), executionOptions);
    }

    private sealed class Translator(IMessageSink next) : LongLivedMarshalByRefObject, IMessageSink
    {
        /// <summary>What the exception's message begins with; the reason follows.</summary>
        private const string Token = "$XunitDynamicSkip$";

        public bool OnMessage(IMessageSinkMessage message) => next.OnMessage(
            message is ITestFailed { Messages: [{ } first, ..] } failed && first.StartsWith(Token, StringComparison.Ordinal)
                ? new TestSkipped(failed.Test, first[Token.Length..])
                : message);
    }
}
