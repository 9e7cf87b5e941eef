// Holds host.json and every function.json against the schemas that are published for editors at schemastore.org. They are read from there, or from a
// folder with host.json and function.json: `node build/published-schemas.mjs [FOLDER] [APP]`. Where they cannot be had, that is said, and fails nothing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import AjvDraft04 from "ajv-draft-04";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [, , folder, app] = process.argv;
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

async function schema(name) {
  if (folder) return read(join(folder, `${name}.json`));
  const answer = await fetch(`https://json.schemastore.org/${name}.json`, { signal: AbortSignal.timeout(20_000) });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function compile(published) {
  const version = published.$schema?.includes("draft-04") ? AjvDraft04 : Ajv;
  return new version({ strict: false, allErrors: true, validateFormats: false }).compile(published);
}

const functions = app ?? join(root, "src", "Functions");
const documents = [
  ["host", app ? join(app, "host.json") : join(root, "host.json")],
  ...readdirSync(functions).map((name) => ["function", join(functions, name, "function.json")]).filter(([, file]) => existsSync(file)),
];

let schemas;
try {
  schemas = { host: await schema("host"), function: await schema("function") };
} catch (error) {
  if (folder) throw error;
  console.log(`The published schemas of host.json and function.json cannot be read here (${error.message}), so nothing was held against them.`);
}
if (schemas) {
  const validators = { host: compile(schemas.host), function: compile(schemas.function) };
  for (const [kind, file] of documents) {
    if (validators[kind](read(file))) continue;
    process.exitCode = 1;
    for (const error of validators[kind].errors) console.log(`${file.slice(file.startsWith(root) ? root.length + 1 : 0)}${error.instancePath}: ${error.message}`);
  }
  if (!process.exitCode) console.log(`${documents.length} files agree with the published schemas.`);
}
