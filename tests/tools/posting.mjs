// Reads pages (paths as arguments) and prints what Google's rules for structured data say about each, as JSON.
import { readFile } from "node:fs/promises";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const found = {};
for (const path of process.argv.slice(2)) {
  const extractor = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] });
  const data = extractor.parse(await readFile(path, "utf8"));
  const issues = await new Validator().validate(data);
  found[path] = {
    types: Object.keys(data.jsonld),
    issues: issues.map(({ severity, issueMessage }) => [severity, issueMessage]),
  };
}
console.log(JSON.stringify(found));
