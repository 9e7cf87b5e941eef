namespace Analytics.Insights.KeyDrivers;

/// <summary>What an adjusted effect is measured in, per standard deviation of the driver.</summary>
public enum EffectUnit
{
    /// <summary>The factor by which the odds of the outcome differ; 1 is no difference.</summary>
    OddsRatio,

    /// <summary>Standard deviations of the outcome; 0 is no difference.</summary>
    StandardDeviations,
}
