using System.Text.Json.Serialization;

namespace Pipeline.Forgetting;

/// <summary>Something that forgetting cannot take away itself, and what ends it.</summary>
/// <param name="Code">What it is, for programs.</param>
/// <param name="English">What is left and what ends it, in words.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Until">When it has ended at the latest; <c>null</c> where others decide that.</param>
/// <param name="Exports">Ids of the exports that it is about; <c>null</c> if it is about none in particular.</param>
public sealed record ForgetExpiry(
    string Code,
    string English,
    string Chinese,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Until = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Exports = null)
{
    public const string DeletedBlobs = "deletedBlobs";
    public const string Logs = "logs";
    public const string Models = "models";
    public const string UnnamedRows = "unnamedRows";
    public const string UnreadableExports = "unreadableExports";
    public const string Copies = "copies";

    /// <summary>What is left once everything that can be found is gone.</summary>
    /// <param name="unreadable">Ids of the exports that could not be searched or changed.</param>
    /// <param name="modelDays">Days after which a model is trained anew.</param>
    /// <param name="deletedBlobDays">Days for which the account keeps deleted blobs; <c>null</c> if that is not known.</param>
    /// <param name="now">When the work is done.</param>
    internal static IReadOnlyList<ForgetExpiry> All(IReadOnlyList<string> unreadable, int modelDays, int? deletedBlobDays, DateTimeOffset now)
    {
        var left = new List<ForgetExpiry>
        {
            DeletedBlobsLeft(deletedBlobDays, now),
            new(
                Logs,
                "The product's own log lines hold no customer's id. Those of the host and of storage may hold addresses with an id in them, and end by the rules of whoever keeps them.",
                "产品自身的日志不含客户编号。宿主和存储服务的日志可能包含带编号的地址，按其保管方的规则到期。"),
            new(
                Models,
                FormattableString.Invariant($"A model that learned from the customer's rows, among others, holds no row of theirs; if it learned from a label column, hashes of ids may stand in it by which customers with equal rows are kept together. It is trained anew within {modelDays} days; the files of models before it stay."),
                FormattableString.Invariant($"曾用该客户及其他客户的数据训练的模型不含该客户的任何一行；若它是用标签列训练的，其中可能有编号的哈希值，用于把数据相同的客户放在一起。它会在 {modelDays} 天内重新训练；此前的模型文件仍然保留。"),
                now.AddDays(modelDays)),
            new(
                UnnamedRows,
                "Rejected rows whose customer could not be read cannot be found. They go when their export is removed, overwritten or replayed.",
                "无法读出客户编号的被拒绝的行无从查找。删除、覆盖或重放其导出文件后，这些行随之消失。"),
            new(
                Copies,
                "Copies of exports or results that somebody downloaded or keeps at the source are out of reach. An export uploaded anew with the customer's old rows is not counted, but lies in storage until the customer is forgotten again.",
                "他人下载的副本和数据来源处的数据不在此范围内。再次上传的含该客户旧数据的导出文件不会计入，但会留在存储中，直到再次执行遗忘。"),
        };
        if (unreadable.Count > 0)
        {
            left.Add(new ForgetExpiry(
                UnreadableExports,
                FormattableString.Invariant($"{unreadable.Count} exports cannot be read or changed, because they are damaged, archived, leased or under a policy: remove or overwrite them if they may hold the customer."),
                FormattableString.Invariant($"有 {unreadable.Count} 个导出文件因损坏、已归档、被租约锁定或受策略保护而无法读取或修改：如果其中可能有该客户，请删除或覆盖这些文件。"),
                Exports: unreadable));
        }
        return left;
    }

    private static ForgetExpiry DeletedBlobsLeft(int? days, DateTimeOffset now) => days is { } known
        ? new ForgetExpiry(
            DeletedBlobs,
            FormattableString.Invariant($"The storage account is said to keep deleted and overwritten blobs for {known} days; what was removed or rewritten can be restored until then."),
            FormattableString.Invariant($"按设置，存储账户将已删除或被覆盖的 Blob 保留 {known} 天；在此之前，被删除或改写的内容仍可恢复。"),
            now.AddDays(known))
        : new ForgetExpiry(
            DeletedBlobs,
            "Where the storage account keeps deleted blobs, snapshots or older versions, what was removed or rewritten ends by its rules: look at its data protection settings.",
            "如果存储账户保留已删除的 Blob、快照或旧版本，被删除或改写的内容按账户的规则到期：请查看其数据保护设置。");
}
