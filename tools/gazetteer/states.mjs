// Writes plugins/entities/data/<lang>/names.txt: what each state is called in the language, from the CLDR that node's ICU
// carries, and data/states.txt: the states' Wikidata ids (from rigour's territory files, MIT, given as second argument).
// usage: node states.mjs DATA_DIR TERRITORIES_DIR
import { readFileSync, readdirSync, writeFileSync, mkdirSync } from "node:fs";
const [data, territories] = process.argv.slice(2);
const languages = ["ar", "de", "el", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk", "zh"];
const ids = new Map();
for (const file of readdirSync(territories)) {
  if (!/^[a-z]{2}\.yml$/.test(file) || /^(an|bu|cs|dd|fx|nt|su|tp|yd|yu|zr)/.test(file)) continue; // states that are no more
  const text = readFileSync(`${territories}/${file}`, "utf8");
  const id = text.match(/^qid: (Q\d+)/m);
  if (id) ids.set(file.slice(0, 2).toUpperCase(), id[1]);
}
const code = (c) => (c === "XK" ? "XK" : c);
const rows = [...ids].sort().map(([c, id]) => `${code(c)} | ${id}`);
writeFileSync(`${data}/states.txt`, `# ISO 3166 code and Wikidata id of each state and territory. Made by tools/gazetteer/states.mjs.\n[states]\n${rows.join("\n")}\n`);
for (const language of languages) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const short = new Intl.DisplayNames([language], { type: "region", fallback: "none", style: "short" });
  const out = [];
  for (const [c] of [...ids].sort()) {
    const name = names.of(c);
    if (!name) continue;
    const plain = name.replace(/\s*\(.*\)$/, "");
    const all = new Set([plain, short.of(c), plain.replace(/[’ʼ]/g, "'")].filter(Boolean));
    out.push(`${c} | ${[...all].join("; ")}`);
  }
  mkdirSync(`${data}/${language}`, { recursive: true });
  writeFileSync(`${data}/${language}/names.txt`, `# What states are called, from CLDR ${process.versions.cldr}. Made by tools/gazetteer/states.mjs.\n[states]\n${out.join("\n")}\n`);
}
