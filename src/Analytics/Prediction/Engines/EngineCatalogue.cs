namespace Analytics.Prediction.Engines;

/// <summary>Reads models by the name of the engine that made them.</summary>
public static class EngineCatalogue
{
    /// <exception cref="InvalidDataException">No such engine is built in, or the model is damaged.</exception>
    public static ITrainedModel Load(string engine, Stream source) => engine switch
    {
        BoostedTreesModel.EngineName => BoostedTreesModel.Load(source),
        BlendedModel.EngineName => BlendedModel.Load(source),
        LogisticModel.EngineName => LogisticModel.Load(source),
        _ => throw new InvalidDataException($"The model was made by the engine '{engine}', which is not built in."),
    };
}
