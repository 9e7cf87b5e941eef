using Functions;

await HandlerApp.RunForHostAsync();
