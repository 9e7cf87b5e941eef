// Checks exchanges with the API against its description. Reads one JSON object a line on standard input,
// {id, method, path, requestBody, status, contentType, body}, and writes {id, errors} for each; `--validate` checks the description itself.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [, , file, mode] = process.argv;
const description = JSON.parse(readFileSync(file, "utf8"));

if (mode === "--validate") {
  const found = await new Validator().validate(description);
  console.log(JSON.stringify({ valid: found.valid, errors: found.errors ?? [] }));
  process.exit(0);
}

const base = "urn:pipeline:openapi";
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, coerceTypes: false });
addFormats(ajv);
ajv.addSchema({ $id: base, components: description.components });

const compiled = new Map();
/** A validator of a schema of the description, whose references point into it. */
function validator(schema) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components/', `"${base}#/components/`))));
  return compiled.get(key);
}

const resolve = (entry) => entry.$ref ? entry.$ref.split("/").slice(1).reduce((part, name) => part[name], description) : entry;
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

// An export's name may hold slashes, and what stands behind it is part of the path.
const routes = Object.keys(description.paths)
  .map((path) => ({ path, pattern: new RegExp(`^${path.split(/(\{\w+\})/).map((part) => part.startsWith("{") ? `(?<${part.slice(1, -1)}>${part === "{name}" && path.includes("/exports/") ? ".+" : "[^/]+"})` : escaped(part)).join("")}$`) }))
  .sort((left, right) => right.path.replaceAll(/\{\w+\}/g, "").length - left.path.replaceAll(/\{\w+\}/g, "").length);

function check({ method, path, requestBody, status, contentType, body }) {
  const errors = [];
  const [address, query = ""] = path.split("?", 2);
  const verb = method.toLowerCase() === "head" ? "get" : method.toLowerCase();
  const route = routes.find((candidate) => candidate.pattern.test(address) && description.paths[candidate.path][verb]);
  const operation = route && description.paths[route.path][verb];
  const good = status >= 200 && status < 300;
  if (!operation) return good ? [`${method} ${address} is not described and answered ${status}`] : [];

  const response = operation.responses[status] ?? (good || status === 304 ? undefined : operation.responses.default);
  if (!response) return [`${operation.operationId} answered ${status}, which is not described`];
  const mediaType = (contentType ?? "").split(";")[0];
  const content = resolve(response).content;
  if (method.toUpperCase() !== "HEAD" && status !== 304 && content) {
    if (!content[mediaType]) errors.push(`${operation.operationId} ${status}: ${mediaType} is not described`);
    else if (content[mediaType].schema) {
      const validate = validator(content[mediaType].schema);
      if (!validate(JSON.parse(body))) errors.push(`${operation.operationId} ${status}: ${ajv.errorsText(validate.errors)}`);
    }
  }

  // What the description forbids must not be answered as if it were right.
  if (good) {
    const values = new URLSearchParams(query);
    const inPath = route.pattern.exec(address).groups ?? {};
    for (const parameter of operation.parameters.map(resolve)) {
      const raw = parameter.in === "query" ? values.get(parameter.name) : parameter.in === "path" ? decodeURIComponent(inPath[parameter.name]) : null;
      if (raw === null) {
        if (parameter.required && parameter.in === "query") errors.push(`${operation.operationId}: ${parameter.name} is missing and was not asked for`);
        continue;
      }
      const value = parameter.schema.type === "integer" ? Number(raw) : raw;
      if (!validator(parameter.schema)(value)) errors.push(`${operation.operationId}: ${parameter.name} should have been refused`);
    }
    const expected = operation.requestBody?.content["application/json"]?.schema;
    if (expected && (requestBody || operation.requestBody.required)) {
      let sent;
      try { sent = JSON.parse(requestBody ?? ""); } catch { return [...errors, `${operation.operationId}: a body that is not JSON was taken`]; }
      const validate = validator(expected);
      if (!validate(sent)) errors.push(`${operation.operationId}: a body was taken that is not as described: ${ajv.errorsText(validate.errors)}`);
    }
  }
  return errors;
}

for await (const line of createInterface({ input: process.stdin })) {
  const exchange = JSON.parse(line);
  let errors;
  try { errors = check(exchange); } catch (error) { errors = [String(error.stack)]; }
  console.log(JSON.stringify({ id: exchange.id, errors }));
}
