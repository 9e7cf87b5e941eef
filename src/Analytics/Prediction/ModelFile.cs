using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Evaluation;
using Analytics.Evaluation.Calibration;
using Analytics.Features;
using Analytics.Prediction.Engines;

namespace Analytics.Prediction;

/// <summary>
/// A customer model as one file: magic, version, a JSON header, then for each outcome the feature schema, the model and those of the folds,
/// and a SHA-256 of all of it. Little-endian. Equal models give equal bytes.
/// </summary>
public static class ModelFile
{
    public const int CurrentVersion = 3;

    /// <summary>Far above any real model; a damaged length must not be allocated.</summary>
    private const int MaxFileBytes = 256 * 1024 * 1024;

    private const int PrefixLength = 16;

    private static ReadOnlySpan<byte> Magic => "PLMODEL\n"u8;

    public static void Write(CustomerModel model, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(destination);
        var parts = new List<byte[]>();
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new ModelFileHeader(Add(model.Churn, parts), model.Loyalty is { } loyalty ? Add(loyalty, parts) : null), ModelFileJsonContext.Default.ModelFileHeader);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var prefix = new byte[PrefixLength];
        Magic.CopyTo(prefix);
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(8), CurrentVersion);
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(12), header.Length);
        foreach (var piece in parts.Prepend(header).Prepend(prefix))
        {
            hash.AppendData(piece);
            destination.Write(piece);
        }
        destination.Write(hash.GetHashAndReset());
    }

    /// <summary>Reads a model written by <see cref="Write"/>.</summary>
    /// <exception cref="InvalidDataException">Not a model file, truncated, altered, or of another version; the message says which.</exception>
    public static CustomerModel Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var file = ReadAll(source);
        if (file.Length < PrefixLength || !file.AsSpan().StartsWith(Magic)) throw new InvalidDataException("This is no model file.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8));
        if (version != CurrentVersion)
            throw new InvalidDataException($"The model file has version {version}; this program reads version {CurrentVersion}.");
        if (file.Length < PrefixLength + SHA256.HashSizeInBytes) throw new InvalidDataException("The model file is truncated.");
        var content = file.AsMemory(0, file.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content.Span).AsSpan().SequenceEqual(file.AsSpan(content.Length)))
            throw new InvalidDataException("The model file is truncated or was altered: its checksum does not match.");
        return ReadContent(content);
    }

    private static CustomerModel ReadContent(ReadOnlyMemory<byte> content)
    {
        // The checksum holds, so what follows can only be wrong if the writer was.
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(content.Span[12..]);
        var rest = content[PrefixLength..];
        var header = JsonSerializer.Deserialize(Take(ref rest, headerLength).Span, ModelFileJsonContext.Default.ModelFileHeader)
            ?? throw new InvalidDataException("The model file has no header.");
        var churn = ReadOutcome(header.Churn, ref rest);
        return new CustomerModel(churn, header.Loyalty is { } loyalty ? ReadOutcome(loyalty, ref rest) : null);
    }

    private static OutcomeHeader Add(OutcomeModel model, List<byte[]> parts)
    {
        var schema = model.Schema.ToJson();
        parts.Add(schema);
        var models = new List<FittedHeader>();
        foreach (var fitted in model.Folds is { } folds ? [model.Main, .. folds.Models] : (IReadOnlyList<FittedModel>)[model.Main])
        {
            using var buffer = new MemoryStream();
            fitted.Model.Save(buffer);
            parts.Add(buffer.ToArray());
            models.Add(new FittedHeader(fitted.Model.Engine, fitted.Calibration, parts[^1].Length));
        }
        return new OutcomeHeader(model.Card, schema.Length, models, model.Folds?.Plan, Copies(model), model.Folds is { } kept ? [.. kept.Copies.Mixed.Order()] : null);
    }

    private static OutcomeModel ReadOutcome(OutcomeHeader header, ref ReadOnlyMemory<byte> rest)
    {
        var schema = FeatureSchema.FromJson(Take(ref rest, header.SchemaLength).Span);
        var models = new List<FittedModel>();
        foreach (var fitted in header.Models)
        {
            using var stream = new MemoryStream(Take(ref rest, fitted.Length).ToArray(), writable: false);
            models.Add(new FittedModel(EngineCatalogue.Load(fitted.Engine, stream), fitted.Calibration));
        }
        if (models.Count != 1 + (header.Folds?.FoldCount ?? 0)) throw new InvalidDataException("The model file lacks models.");
        if (models.Exists(fitted => fitted.Model.ColumnCount != schema.Features.Count)) throw new InvalidDataException("The model file's models do not fit its features.");
        var folds = header.Folds is { } plan ? new FoldModels(plan, Copies(header), [.. models.Skip(1)]) : null;
        return new OutcomeModel(schema, header.Card, models[0], folds);
    }

    // In the order of the hashes, so that equal models give equal bytes.
    private static ulong[]? Copies(OutcomeModel model) =>
        model.Folds is { } folds ? [.. folds.Copies.Keys.OrderBy(pair => pair.Key).SelectMany(pair => new[] { pair.Key, pair.Value })] : null;

    private static FoldCopies Copies(OutcomeHeader header) =>
        FoldCopies.Of((header.FoldCopies ?? []).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]), header.MixedCopies ?? []);

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest, int length)
    {
        if (length < 0 || length > rest.Length) throw new InvalidDataException("The model file's parts do not fit its length.");
        var part = rest[..length];
        rest = rest[length..];
        return part;
    }

    private static byte[] ReadAll(Stream source)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (var read = source.Read(chunk); read > 0; read = source.Read(chunk))
        {
            if (buffer.Length + read > MaxFileBytes) throw new InvalidDataException($"The model file is longer than {MaxFileBytes / (1024 * 1024)} MB.");
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}

/// <summary>What a model file says of its parts, in their order: churn's, then loyalty's.</summary>
internal sealed record ModelFileHeader(OutcomeHeader Churn, OutcomeHeader? Loyalty);

/// <summary>One outcome: its card, its schema's length, its model and those of the folds, and who was in which fold.</summary>
internal sealed record OutcomeHeader(
    ModelCard Card, int SchemaLength, IReadOnlyList<FittedHeader> Models, FoldPlan? Folds, IReadOnlyList<ulong>? FoldCopies, IReadOnlyList<ulong>? MixedCopies);

internal sealed record FittedHeader(string Engine, CalibrationMap Calibration, int Length);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModelFileHeader))]
internal sealed partial class ModelFileJsonContext : JsonSerializerContext;
