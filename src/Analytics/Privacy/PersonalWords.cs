using System.Collections.Frozen;

namespace Analytics.Privacy;

/// <summary>The words of column names by which personal data is told, in the form of <see cref="Exports.Recognition.ColumnNames.Normalize"/>.</summary>
internal static class PersonalWords
{
    private static readonly FrozenDictionary<string, PersonalKind> Kinds = new (PersonalKind Kind, string[] Words)[]
    {
        (PersonalKind.Name,
        [
            "name", "firstname", "lastname", "fullname", "surname", "middlename", "givenname", "forename", "familyname", "maidenname", "realname", "initials", "person", "contactperson",
            "firstandlastname", "requester", "recipient", "submitter", "cardholder",
            "姓名", "名字", "姓", "名", "姓氏", "全名", "真实姓名", "英文名", "联系人", "收货人", "收件人", "如何称呼", "怎么称呼", "客户名称", "持卡人",
        ]),
        (PersonalKind.Email,
        [
            "email", "mail", "emailaddress", "mailaddress", "emailid", "emailaddr", "邮箱", "电子邮箱", "邮箱地址", "电子邮箱地址", "电子邮件", "电子邮件地址", "邮件地址", "电邮",
        ]),
        (PersonalKind.Phone,
        [
            "phone", "phonenumber", "phoneno", "phonenum", "telephone", "telephonenumber", "telephoneno", "tel", "telno", "mobile", "mobilenumber", "mobileno", "mobilephone", "mobilephonenumber",
            "cellphone", "cellnumber", "cellphonenumber", "landline", "landlinenumber", "contactnumber", "contactno", "fax", "faxnumber", "msisdn", "callerid", "callernumber", "callingnumber", "ani",
            "whatsapp", "whatsappnumber",
            "手机", "手机号", "手机号码", "电话", "电话号码", "电话号", "联系电话", "联系手机", "联系方式", "联系号码", "移动电话", "固定电话", "固话", "座机", "座机号码", "传真", "主叫号码", "来电号码",
        ]),
        (PersonalKind.PostalAddress,
        [
            "address", "addressline", "streetaddress", "street", "postaladdress", "mailingaddress", "housenumber",
            "地址", "住址", "详细地址", "通讯地址", "通信地址", "联系地址", "居住地址", "门牌号",
        ]),
        (PersonalKind.IpAddress, ["ip", "ipaddress", "ipaddr", "ipv4", "ipv6", "clientip", "remoteip", "sourceip", "remoteaddr", "ip地址", "来自ip", "来源ip", "提交ip", "登录ip"]),
        (PersonalKind.Coordinates,
        [
            "latitude", "longitude", "lat", "lng", "lon", "long", "latlng", "latlong", "locationlatitude", "locationlongitude", "coordinates", "geolocation", "gps", "gpscoordinates",
            "纬度", "经度", "经纬度", "坐标", "gps坐标",
        ]),
        (PersonalKind.BirthDate, ["birthdate", "birthday", "dateofbirth", "dob", "birth", "birthmonth", "生日", "出生日期", "出生年月", "出生年月日"]),
        (PersonalKind.IdentityNumber,
        [
            "idcard", "idcardnumber", "idcardno", "identitycard", "identitynumber", "identitycardnumber", "identityno", "nationalid", "nationalidnumber", "citizenid", "personalidnumber",
            "passport", "passportnumber", "passportno", "ssn", "socialsecurity", "socialsecuritynumber", "taxid", "taxnumber", "driverlicense", "driverslicense", "driverlicensenumber",
            "driverslicensenumber", "drivinglicence", "drivinglicencenumber", "licenseplate", "numberplate",
            "身份证", "身份证号", "身份证号码", "身份证编号", "身份证件号", "身份证件号码", "公民身份号码", "证件号", "证件号码", "护照", "护照号", "护照号码", "社保号", "驾驶证号", "通行证号",
            "车牌", "车牌号", "车牌号码",
        ]),
        (PersonalKind.BankNumber,
        [
            "cardnumber", "cardno", "cardnum", "creditcard", "creditcardnumber", "creditcardno", "debitcardnumber", "bankcard", "bankcardnumber", "iban", "bankaccount", "bankaccountnumber",
            "bankaccountno", "卡号", "银行卡", "银行卡号", "银行卡号码", "信用卡号", "信用卡号码", "储蓄卡号", "银行账号", "银行帐号", "银行账户", "收款账号", "支付宝账号",
        ]),
        (PersonalKind.AccountName,
        [
            "username", "loginname", "loginid", "screenname", "nickname", "twitterhandle", "twitterusername", "instagramhandle", "facebookid", "skypeid", "telegramid",
            "wechat", "wechatid", "wechatname", "wechatnickname", "openid", "unionid", "qq", "qqnumber", "socialhandle", "socialmediahandle",
            "用户名", "用户名称", "登录名", "昵称", "网名", "微信", "微信号", "微信id", "微信昵称", "微信openid", "qq号", "qq号码", "微博", "微博账号", "抖音号", "会员名",
        ]),
        (PersonalKind.DeviceId,
        [
            "deviceid", "deviceidentifier", "deviceuuid", "imei", "imsi", "meid", "iccid", "idfa", "idfv", "gaid", "oaid", "androidid", "udid", "macaddress", "advertisingid", "cookieid",
            "browserfingerprint", "networkid", "设备id", "设备号", "设备编号", "设备标识", "设备码", "mac地址",
        ]),
        (PersonalKind.Likeness,
        [
            "signature", "signatureurl", "photo", "photourl", "selfie", "avatar", "avatarurl", "profilepicture", "profilephoto", "voicerecording", "recordingurl",
            "签名", "手写签名", "电子签名", "照片", "头像", "自拍", "录音", "证件照",
        ]),
    }.SelectMany(entry => entry.Words, (entry, word) => (Word: word, entry.Kind)).ToFrozenDictionary(entry => entry.Word, entry => entry.Kind, StringComparer.Ordinal);

    // Whose beginnings or endings would be taken off wrongly: the number of a membership card is an id of the shop's own.
    private static readonly FrozenSet<string> Impersonal = FrozenSet.ToFrozenSet(["会员卡号", "membercardnumber", "membercardno"], StringComparer.Ordinal);

    /// <summary>Whose data it is, and how it is asked for.</summary>
    public static ReadOnlySpan<string> Beginnings => BeginningWords;

    /// <summary>What is added to the word, and changes nothing.</summary>
    public static ReadOnlySpan<string> Endings => EndingWords;

    /// <summary>Parts of names of columns whose numbers may look like telephone numbers.</summary>
    public static IReadOnlyList<string> References { get; } =
        ["order", "ticket", "invoice", "tracking", "transaction", "time", "date", "单号", "订单", "工单", "流水", "编号", "时间", "日期"];

    private static readonly string[] BeginningWords =
    [
        "customers", "customer", "client", "consumer", "subscriber", "contact", "users", "user", "member", "guest", "patient", "passenger", "student", "tenant", "recipient", "respondents", "respondent",
        "requester", "submitter", "sender", "caller", "visitor", "participant", "owner", "accountholder", "holder", "primary", "secondary", "alternate", "billing", "shipping", "delivery", "home", "work",
        "personal", "private", "emergency", "preferred", "main", "whatisyour", "pleaseenter", "pleaseprovide", "your", "the", "my",
        "请问", "请输入", "请填写", "请留下", "请提供", "填写", "留下", "您的", "您", "你的", "你", "客户的", "客户", "顾客", "会员", "用户的", "用户", "联系人", "收货人", "收件人", "收货", "收件", "受访者", "填写人",
        "患者", "乘客", "业主", "投保人", "被保险人", "注册", "绑定", "常用", "备用", "本人", "个人", "家庭",
    ];

    private static readonly string[] EndingWords =
        ["optional", "required", "ifany", "primary", "secondary", "home", "work", "mobile", "raw", "选填", "必填", "可选", "非必填", "是多少", "是什么", "是", "您"];

    public static bool TryGet(ReadOnlySpan<char> word, out PersonalKind kind) => Kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out kind);

    public static bool IsImpersonal(ReadOnlySpan<char> word) => Impersonal.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
