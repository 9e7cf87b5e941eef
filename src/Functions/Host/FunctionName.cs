namespace Functions.Host;

/// <summary>The functions of the app: each has a folder of that name with its <c>function.json</c>.</summary>
public static class FunctionName
{
    public const string IngestExport = nameof(IngestExport);
    public const string IngestExportEvent = nameof(IngestExportEvent);
    public const string SweepExports = nameof(SweepExports);
    public const string RefreshScores = nameof(RefreshScores);
    public const string TrainModel = nameof(TrainModel);
    public const string ScoreShard = nameof(ScoreShard);
    public const string SendNotification = nameof(SendNotification);
    public const string ParkPoisonExportEvents = nameof(ParkPoisonExportEvents);
    public const string ParkPoisonTrainRequests = nameof(ParkPoisonTrainRequests);
    public const string ParkPoisonScoreShards = nameof(ParkPoisonScoreShards);
    public const string ForgetCustomer = nameof(ForgetCustomer);
    public const string ParkPoisonForgetRequests = nameof(ParkPoisonForgetRequests);
    public const string ParkPoisonNotifications = nameof(ParkPoisonNotifications);
    public const string ParkPoisonBlobs = nameof(ParkPoisonBlobs);
    public const string ApiRead = nameof(ApiRead);
    public const string ApiOperate = nameof(ApiOperate);
    public const string ApiForget = nameof(ApiForget);
    public const string Dashboard = nameof(Dashboard);
    public const string DashboardRoot = nameof(DashboardRoot);
}
