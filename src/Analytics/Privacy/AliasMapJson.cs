using System.Text.Json.Serialization;

namespace Analytics.Privacy;

[JsonSerializable(typeof(string[]))]
internal sealed partial class AliasMapJson : JsonSerializerContext;
