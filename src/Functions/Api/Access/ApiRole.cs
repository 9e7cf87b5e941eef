namespace Functions.Api.Access;

/// <summary>What a request may do, each behind a function and a key of its own: on Azure those of <c>ApiRead</c>, <c>ApiOperate</c> and <c>ApiForget</c>.</summary>
internal enum ApiRole
{
    /// <summary>GET and HEAD.</summary>
    Read,

    /// <summary>POST, PUT and PATCH.</summary>
    Operate,

    /// <summary>DELETE.</summary>
    Forget,
}

internal static class ApiRoles
{
    /// <summary>The role that a method needs; <c>null</c> for a method that the API does not have.</summary>
    public static ApiRole? Of(string method) => method switch
    {
        _ when HttpMethods.IsGet(method) || HttpMethods.IsHead(method) => ApiRole.Read,
        _ when HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) => ApiRole.Operate,
        _ when HttpMethods.IsDelete(method) => ApiRole.Forget,
        _ => null,
    };
}
