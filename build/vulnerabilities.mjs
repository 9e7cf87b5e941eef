// Asks the package registries what is known to be vulnerable of what this repository uses, and fails on what is of high or critical severity.
// A registry that does not answer such questions is named, and fails nothing: `dotnet list package --vulnerable` would say of one that there is
// nothing. With a kind and a file, `nuget FILE` or `npm FILE`, it judges an answer that was saved.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const severe = new Set(["high", "critical"]);

/** What `dotnet list package --vulnerable --format json` found, as lines; null if it is no such answer. */
function readNuGet(text) {
  const answer = parse(text);
  if (!Array.isArray(answer?.projects) || answer.problems?.some((problem) => problem.level === "error")) return null;
  const packages = answer.projects.flatMap((project) => project.frameworks ?? [])
    .flatMap((framework) => [...framework.topLevelPackages ?? [], ...framework.transitivePackages ?? []]);
  return [...new Set(packages.flatMap((found) => (found.vulnerabilities ?? [])
    .filter((vulnerability) => severe.has(vulnerability.severity?.toLowerCase()))
    .map((vulnerability) => `${found.id} ${found.resolvedVersion}: ${vulnerability.severity}, ${vulnerability.advisoryurl}`)))];
}

/** What `npm audit --json` found, as lines; null if it is no such answer. */
function readNpm(text) {
  const answer = parse(text);
  if (!answer?.auditReportVersion) return null;
  return [...new Set(Object.values(answer.vulnerabilities ?? {}).flatMap((found) => found.via)
    .filter((via) => typeof via === "object" && severe.has(via.severity))
    .map((via) => `${via.name} ${via.range}: ${via.severity}, ${via.url}`))];
}

function parse(text) {
  try { return JSON.parse(text); } catch { return null; }
}

function run(command, ...parameters) {
  const { stdout } = spawnSync(command, parameters, { encoding: "utf8", maxBuffer: 1 << 28 });
  return stdout ?? "";
}

/** The feeds that answer: those whose index names a list of vulnerabilities. */
async function feedsThatAnswer() {
  const feeds = run("dotnet", "nuget", "list", "source", "--format", "short").split("\n")
    .filter((line) => line.startsWith("E ")).map((line) => line.slice(2).trim()).filter((source) => source.startsWith("http"));
  const answers = await Promise.all(feeds.map(async (feed) => {
    try {
      const index = await (await fetch(feed, { signal: AbortSignal.timeout(20_000) })).json();
      return index.resources.some((resource) => `${resource["@type"]}`.startsWith("VulnerabilityInfo/"));
    } catch {
      return false;
    }
  }));
  return answers.some(Boolean);
}

function report(registry, found) {
  if (found === null) console.log(`${registry}: the registry does not answer, so nothing is known of vulnerable packages.`);
  else if (found.length === 0) console.log(`${registry}: no known vulnerability of high severity.`);
  else console.log(`${registry}: ${found.length} known ${found.length === 1 ? "vulnerability" : "vulnerabilities"} of high severity:\n  ${found.join("\n  ")}`);
  return (found?.length ?? 0) > 0;
}

const [, , kind, file] = process.argv;
let failed;
if (kind) failed = report(kind, (kind === "npm" ? readNpm : readNuGet)(readFileSync(file, "utf8")));
else {
  const nuget = await feedsThatAnswer() ? readNuGet(run("dotnet", "list", "Pipeline.sln", "package", "--vulnerable", "--include-transitive", "--format", "json")) : null;
  failed = [report("NuGet", nuget), report("npm", readNpm(run("npm", "audit", "--json", "--audit-level=high")))].some(Boolean);
}
process.exitCode = failed ? 1 : 0;
