// Checks a bill of materials against the published schema of CycloneDX 1.6; prints what does not agree with it, a line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const folder = join(dirname(createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json")), "res", "schema");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
// Without the formats of international addresses, of which ajv-formats knows none.
addFormats(ajv);
for (const format of ["iri-reference", "idn-email"]) ajv.addFormat(format, true);
for (const name of ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"]) {
  // They are referred to by the names of their files.
  const { $id, ...schema } = read(join(folder, name));
  ajv.addSchema(schema, `http://cyclonedx.org/schema/${name}`);
}
const validate = ajv.compile(read(join(folder, "bom-1.6.SNAPSHOT.schema.json")));
if (!validate(read(process.argv[2]))) for (const error of validate.errors) console.log(`${error.instancePath} ${error.message}`);
