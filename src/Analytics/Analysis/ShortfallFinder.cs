using Analytics.Features;
using Analytics.Insights;
using Analytics.Prediction.Training;

namespace Analytics.Analysis;

/// <summary>Says what the data lacks for a model, in the user's terms.</summary>
internal static class ShortfallFinder
{
    private const int Min = OutcomeTrainer.MinPerClass;

    /// <summary>What is missing before samples can be made at all.</summary>
    /// <param name="customers">Customers that the exports name.</param>
    /// <param name="hasEvents">Whether any row has a time.</param>
    /// <param name="definition">What churn is.</param>
    /// <param name="trainingDates">Dates that an outcome window fits behind.</param>
    public static Statement? BeforeSampling(int customers, bool hasEvents, ChurnDefinition definition, int trainingDates)
    {
        if (customers == 0)
        {
            return new Statement(
                "There is nothing to predict from: no accepted row names a customer. Needed is a customer list with a column that says who left, or surveys and interactions with customer ids and times.",
                "没有可供预测的数据：没有任何被接受的行带有客户编号。需要一份含有流失标记列的客户名单，或带有客户编号和时间的问卷与互动记录。");
        }
        if (definition.Basis == ChurnBasis.Label || trainingDates > 0) return null;
        if (!hasEvents)
        {
            return new Statement(
                "There is nothing to predict from: the customers come without a history and without a column that says who left. Name that column, or add surveys and interactions with times.",
                "没有可供预测的数据：客户既没有历史记录，也没有指明流失的列。请指定该列，或补充带时间的问卷与互动记录。");
        }
        return new Statement(
            $"The history is too short to predict from: behind 90 days of it there must be another {definition.OutcomeDays} days in which it is seen who leaves.",
            $"历史太短，无法预测：在 90 天的历史之后，还需要 {definition.OutcomeDays} 天来观察谁流失了。");
    }

    /// <summary>What is missing where samples could not be made, or not enough of them.</summary>
    /// <param name="exception">What training says.</param>
    /// <param name="definition">What churn is.</param>
    public static Statement AfterSampling(TooLittleDataException exception, ChurnDefinition definition)
    {
        if (exception is not { Positives: { } positives, Negatives: { } negatives })
            return new Statement(exception.Message, "数据太少，无法预测：没有任何客户有已知的结果。");
        if (definition.Basis == ChurnBasis.Label && positives == 0)
        {
            var values = string.Join(", ", definition.PositiveValues);
            return new Statement(
                $"There is too little to predict from: no value in the label column '{definition.LabelColumn}' is one of those that mean a customer left ({values}). Say which value means it.",
                $"数据太少，无法预测：标记列“{definition.LabelColumn}”中没有表示流失的取值（{values}）。请说明哪个取值表示流失。");
        }
        return new Statement(
            $"There is too little to predict from: {positives} customers are known who left and {negatives} who stayed; at least {Min} of each are needed.",
            $"数据太少，无法预测：已知流失的客户有 {positives} 位，留存的有 {negatives} 位；两者都至少需要 {Min} 位。");
    }
}
