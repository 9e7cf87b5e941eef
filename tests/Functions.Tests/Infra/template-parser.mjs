// Parses Bicep by the grammar of tree-sitter, and YAML. Reads one JSON object a line on standard input, {"bicep":…} or {"yaml":…}, and writes
// one a line: {"tree":…,"errors":[line,…]}, a node being {type,start,end,line,field,children} with named children only, or {"value":…,"errors":[…]}.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";
import { parseDocument } from "yaml";

const { resolve } = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(resolve("tree-sitter-bicep/tree-sitter-bicep.wasm")));

function node(from, field, errors) {
  if (from.isError || from.isMissing) errors.push(from.startPosition.row + 1);
  const children = [];
  from.children.forEach((child, index) => {
    const said = node(child, from.fieldNameForChild(index) ?? undefined, errors);
    if (child.isNamed && !child.type.endsWith("comment")) children.push(said);
  });
  return { type: from.type, start: from.startIndex, end: from.endIndex, line: from.startPosition.row + 1, field, children };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { bicep, yaml } = JSON.parse(line);
  const errors = [];
  if (yaml !== undefined) {
    const document = parseDocument(yaml);
    console.log(JSON.stringify({ value: document.toJS(), errors: document.errors.map((error) => error.linePos[0].line) }));
  } else {
    const tree = parser.parse(bicep);
    console.log(JSON.stringify({ tree: node(tree.rootNode, undefined, errors), errors }));
    tree.delete();
  }
}
