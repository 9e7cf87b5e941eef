using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>
/// A churn model as one file: magic, version, a JSON header (card, folds, lengths of the parts), the feature schema, the trees, the folds'
/// trees, and a SHA-256 of all of it. Little-endian. Equal models give equal bytes.
/// </summary>
public static class ModelFile
{
    public const int CurrentVersion = 1;

    /// <summary>Far above any real model; a damaged length must not be allocated.</summary>
    private const int MaxFileBytes = 256 * 1024 * 1024;

    private const int PrefixLength = 16;

    private static ReadOnlySpan<byte> Magic => "PLMODEL\n"u8;

    public static void Write(ChurnModel model, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(destination);
        var parts = new List<byte[]> { model.Schema.ToJson(), Bytes(model.Trees) };
        if (model.Folds is { } folds) parts.AddRange(folds.Models.Select(Bytes));
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new ModelFileHeader(model.Card, model.Folds?.Plan, Copies(model), [.. parts.Select(part => part.Length)]), ModelFileJsonContext.Default.ModelFileHeader);

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
    /// <exception cref="InvalidDataException">Not a model file, truncated, altered, or of a newer version; the message says which.</exception>
    public static ChurnModel Read(Stream source)
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

    private static ChurnModel ReadContent(ReadOnlyMemory<byte> content)
    {
        // The checksum holds, so what follows can only be wrong if the writer was.
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(content.Span[12..]);
        var rest = content[PrefixLength..];
        var header = JsonSerializer.Deserialize(Take(ref rest, headerLength).Span, ModelFileJsonContext.Default.ModelFileHeader)
            ?? throw new InvalidDataException("The model file has no header.");
        var parts = header.PartLengths.Select(length => Take(ref rest, length)).ToList();
        if (parts.Count < 2) throw new InvalidDataException("The model file lacks parts.");
        var folds = header.Folds is { } plan ? new FoldModels(plan, Copies(header.FoldCopies), [.. parts.Skip(2).Select(Trees)]) : null;
        if (folds is not null && folds.Models.Count != folds.Plan.FoldCount) throw new InvalidDataException("The model file lacks the models of folds.");
        return new ChurnModel(FeatureSchema.FromJson(parts[0].Span), header.Card, Trees(parts[1]), folds);
    }

    // In the order of the hashes, so that equal models give equal bytes.
    private static ulong[]? Copies(ChurnModel model) =>
        model.Folds is { } folds ? [.. folds.Copies.Keys.OrderBy(pair => pair.Key).SelectMany(pair => new[] { pair.Key, pair.Value })] : null;

    private static FoldCopies Copies(IReadOnlyList<ulong>? pairs) =>
        FoldCopies.Of((pairs ?? []).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]));

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

    private static byte[] Bytes(BoostedTrees trees)
    {
        using var buffer = new MemoryStream();
        trees.Save(buffer);
        return buffer.ToArray();
    }

    private static BoostedTrees Trees(ReadOnlyMemory<byte> part)
    {
        using var stream = new MemoryStream(part.ToArray(), writable: false);
        return BoostedTrees.Load(stream);
    }
}

internal sealed record ModelFileHeader(ModelCard Card, FoldPlan? Folds, IReadOnlyList<ulong>? FoldCopies, IReadOnlyList<int> PartLengths);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ModelFileHeader))]
internal sealed partial class ModelFileJsonContext : JsonSerializerContext;
