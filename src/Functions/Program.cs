using Functions;

HandlerApp.BuildForHost(args).Run();
