namespace Analytics.Exports.Recognition;

/// <summary>How many rows of a table are its header, and what they say of the columns.</summary>
/// <param name="Rows">Rows below the first that belong to it.</param>
/// <param name="Texts">The columns' questions in words; empty where the header has no more than names.</param>
internal sealed record HeaderShape(int Rows, IReadOnlyList<string> Texts)
{
    /// <summary>What Qualtrics writes below the questions, a cell a column.</summary>
    private const string ImportId = "{\"ImportId\"";

    /// <param name="headers">The first row.</param>
    /// <param name="below">The rows below it, two at most that are looked at.</param>
    public static HeaderShape Of(IReadOnlyList<string> headers, IReadOnlyList<string[]> below)
    {
        for (var row = 0; row < Math.Min(2, below.Count); row++)
        {
            if (below[row].Count(IsImportId) * 2 > headers.Count) return new HeaderShape(row + 1, Questions(headers, row == 0 ? null : below[0]));
        }
        if (below.Count > 0 && AreChoices(headers, below[0])) return new HeaderShape(1, Choices(headers, below[0]));
        return new HeaderShape(0, Questions(headers, null));
    }

    private static bool IsImportId(string cell) => cell.TrimStart().StartsWith(ImportId, StringComparison.Ordinal);

    /// <summary>SurveyMonkey writes choices below the questions, and nothing below its own columns.</summary>
    private static bool AreChoices(IReadOnlyList<string> headers, string[] below)
    {
        var ids = headers.Select((header, index) => (Name: ColumnNames.Normalize(header), index)).Where(column => column.Name is "respondentid" or "collectorid").ToList();
        return ids.Count == 2 && ids.TrueForAll(column => string.IsNullOrWhiteSpace(below[column.index]));
    }

    private static List<string> Questions(IReadOnlyList<string> headers, string[]? questions) =>
        [.. headers.Select((header, index) => QuestionText.Clean(questions is not null && !string.IsNullOrWhiteSpace(questions[index]) ? questions[index] : header))];

    /// <summary>A row of a matrix asks for itself; other choices say nothing that the question does not.</summary>
    private static List<string> Choices(IReadOnlyList<string> headers, string[] choices)
    {
        var texts = new List<string>(headers.Count);
        var question = "";
        for (var index = 0; index < headers.Count; index++)
        {
            if (!string.IsNullOrWhiteSpace(headers[index])) question = headers[index];
            var choice = choices[index].Trim();
            var isOnlyAnswer = choice.Length == 0 || ColumnNames.Normalize(choice) is "response" or "openendedresponse";
            texts.Add(QuestionText.Clean(isOnlyAnswer ? question : choice));
        }
        return texts;
    }
}
