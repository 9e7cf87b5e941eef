namespace Analytics.Insights.Trust;

/// <summary>The reasons for doubt in words.</summary>
internal static class DoubtWording
{
    public static string English(DoubtReason reason) => reason switch
    {
        DoubtReason.OutsideRange => "several important values outside what training saw",
        DoubtReason.MostlyMissing => "most of what the model goes by is missing",
        DoubtReason.Silent => "nothing known of the last 90 days",
        DoubtReason.New => "a customer for less than 30 days",
        DoubtReason.UnseenCategory => "a category that training did not see",
        _ => "equal to another customer in everything",
    };

    public static string Chinese(DoubtReason reason) => reason switch
    {
        DoubtReason.OutsideRange => "多个重要特征超出训练所见范围",
        DoubtReason.MostlyMissing => "模型依据的大部分信息缺失",
        DoubtReason.Silent => "最近 90 天没有任何记录",
        DoubtReason.New => "成为客户不足 30 天",
        DoubtReason.UnseenCategory => "训练中未出现过的类别",
        _ => "与另一位客户完全相同",
    };
}
