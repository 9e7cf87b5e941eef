namespace Analytics.Reports.Html.Plots;

/// <summary>A labelled value of an axis.</summary>
internal readonly record struct PlotTick(double At, string Label);
