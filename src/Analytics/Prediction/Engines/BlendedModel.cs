using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>
/// The weighted mean of the raw scores of several models. What a column contributes is the mean of its contributions: Shapley values of a sum
/// are the sums of the Shapley values.
/// </summary>
public sealed class BlendedModel : ITrainedModel
{
    public const string EngineName = "blend";

    private const int MaxMembers = 100;
    private const double WeightTolerance = 1e-9;

    private readonly (ITrainedModel Model, double Weight)[] _members;

    private BlendedModel((ITrainedModel Model, double Weight)[] members) => _members = members;

    public string Engine => EngineName;

    public int ColumnCount => _members[0].Model.ColumnCount;

    public IReadOnlyList<(ITrainedModel Model, double Weight)> Members => _members;

    /// <summary>Of one model that itself; boosted trees become one model of boosted trees.</summary>
    /// <param name="members">At least one model, of the same columns, with weights above 0 that add up to 1.</param>
    /// <exception cref="ArgumentException">They are not so.</exception>
    public static ITrainedModel Of(IReadOnlyList<(ITrainedModel Model, double Weight)> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (!AreValid(members)) throw new ArgumentException("Expected models of the same columns with weights above 0 that add up to 1.", nameof(members));
        if (members.Count == 1) return members[0].Model;
        var trees = members.Where(member => member.Model is BoostedTreesModel).ToList();
        if (trees.Count < 2) return new BlendedModel([.. members]);
        var weight = trees.Sum(member => member.Weight);
        var merged = new BoostedTreesModel(BoostedTrees.Mean([.. trees.Select(member => (((BoostedTreesModel)member.Model).Trees, member.Weight / weight))]));
        var others = members.Where(member => member.Model is not BoostedTreesModel).ToList();
        return others.Count == 0 ? merged : new BlendedModel([.. others, (merged, weight)]);
    }

    public double RawScore(ReadOnlySpan<float> sample)
    {
        var score = 0.0;
        foreach (var (model, weight) in _members) score += weight * model.RawScore(sample);
        return score;
    }

    public void RawScores(SampleMatrix samples, Span<double> rawScores)
    {
        rawScores.Clear();
        var scores = new double[rawScores.Length];
        foreach (var (model, weight) in _members)
        {
            model.RawScores(samples, scores);
            for (var sample = 0; sample < scores.Length; sample++) rawScores[sample] += weight * scores[sample];
        }
    }

    public double Contributions(ReadOnlySpan<float> sample, Span<double> perColumn)
    {
        perColumn.Clear();
        var contributions = new double[perColumn.Length];
        var usual = 0.0;
        foreach (var (model, weight) in _members)
        {
            usual += weight * model.Contributions(sample, contributions);
            for (var column = 0; column < contributions.Length; column++) perColumn[column] += weight * contributions[column];
        }
        return usual;
    }

    public double Contributions(SampleMatrix samples, Span<double> perColumn)
    {
        perColumn.Clear();
        var contributions = new double[perColumn.Length];
        var usual = 0.0;
        foreach (var (model, weight) in _members)
        {
            usual += weight * model.Contributions(samples, contributions);
            for (var place = 0; place < contributions.Length; place++) perColumn[place] += weight * contributions[place];
        }
        return usual;
    }

    /// <summary>Writes the number of members, then of each its engine, weight, length and content; numbers are little-endian.</summary>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var writer = new BinaryWriter(destination, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(_members.Length);
        foreach (var (model, weight) in _members)
        {
            using var content = new MemoryStream();
            model.Save(content);
            writer.Write(model.Engine);
            writer.Write(weight);
            writer.Write(content.Length);
            writer.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
        }
    }

    /// <exception cref="InvalidDataException">The stream holds something else, or a damaged model.</exception>
    public static BlendedModel Load(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var reader = new BinaryReader(source, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            var count = reader.ReadInt32();
            if (count is < 2 or > MaxMembers) throw Damaged();
            var members = new (ITrainedModel, double)[count];
            for (var member = 0; member < count; member++)
            {
                var (engine, weight, length) = (reader.ReadString(), reader.ReadDouble(), reader.ReadInt64());
                // A blend of blends is never written, and might be as deep as somebody likes.
                if (engine == EngineName || length is < 0 or > int.MaxValue) throw Damaged();
                members[member] = (EngineCatalogue.Load(engine, new MemoryStream(Read(reader, (int)length), writable: false)), weight);
            }
            return AreValid(members) ? new BlendedModel(members) : throw Damaged();
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The blend of models is cut off.", exception);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException("The blend of models is damaged.", exception);
        }
    }

    // Not more memory than there are bytes, whatever the length says.
    private static byte[] Read(BinaryReader reader, int length)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        while (content.Length < length)
        {
            var read = reader.Read(buffer, 0, (int)Math.Min(buffer.Length, length - content.Length));
            if (read == 0) throw new EndOfStreamException();
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }

    private static bool AreValid(IReadOnlyList<(ITrainedModel Model, double Weight)> members) =>
        members.Count > 0
        && members.All(member => member.Weight > 0 && member.Model.ColumnCount == members[0].Model.ColumnCount)
        && Math.Abs(members.Sum(member => member.Weight) - 1) <= WeightTolerance;

    private static InvalidDataException Damaged() => new("The blend of models is damaged.");
}
