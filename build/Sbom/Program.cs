using Sbom;

if (args is not [var depsFile, var output])
{
    Console.Error.WriteLine("Usage: Sbom NAME.deps.json BOM.json");
    return 2;
}
if (!File.Exists(depsFile))
{
    Console.Error.WriteLine($"{depsFile} is not there: publish first.");
    return 3;
}
var bill = BillOfMaterials.Make(PublishedApp.Read(File.ReadAllBytes(depsFile)), PackageCache.OfUser());
File.WriteAllBytes(output, bill);
return 0;
