// Writes data/leaders.txt: heads of state and government from a Wikidata (CC0) table of office holders, for the states that
// holders.txt does not name itself. usage: node leaders.mjs DATA_DIR WIKIDATA_CSV
import { readFileSync, writeFileSync } from "node:fs";
const [data, table] = process.argv.slice(2);
const iso = new Map();
for (const m of readFileSync(`${data}/states.txt`, "utf8").matchAll(/^(\w\w) \| (Q\d+)/gm)) iso.set(m[2], m[1]);
const known = new Set([...readFileSync(`${data}/people.txt`, "utf8").matchAll(/^(Q\d+) \|/gm)].map((m) => m[1]));
const covered = new Set([...readFileSync(`${data}/holders.txt`, "utf8").matchAll(/^(\w\w) \| (head[\w-]+)/gm)].map((m) => m[1] + m[2]));
const names = new Set(readFileSync(`${data}/people.txt`, "utf8").split("\n").map((l) => l.split("|")[2]?.trim()));
const people = new Map(), holders = [];
for (const line of readFileSync(table, "utf8").split("\n").slice(1)) {
  const [country, , , position, id, label, from, until] = line.replace(/"[^"]*"/g, (q) => q.replace(/,/g, " ")).split(",");
  const state = iso.get(country);
  if (!state || !label || /^Q\d/.test(label)) continue;
  const role = /^(president|monarch|king|emir|sultan|emperor|pope|grand duke|prince of|head of state)/i.test(position) ? "head-of-state"
    : /prime minister|chancellor|premier|head of government|taoiseach/i.test(position) ? "head-of-government" : "";
  if (!role || covered.has(state + role) || /Deputy|Vice|Commonwealth/.test(position)) continue;
  if (/monarch of/i.test(position) && /Elizabeth|Charles/.test(label)) continue;
  const name = label.replace(/ of [A-Z].*$/, "");
  if (!known.has(id) && !names.has(name)) people.set(id, name);
  holders.push(`${state} | ${role} | ${name} | ${from ? `${from}-01-01` : ""} | ${until || 2022}-12-31`);
}
writeFileSync(`${data}/leaders.txt`, `# Made by tools/gazetteer/leaders.mjs from Wikidata (CC0): as people.txt and holders.txt.\n[person]\n` +
  [...people].map(([id, name]) => `${id} | ${name} | ${name} | |`).join("\n") + `\n[holders]\n${holders.join("\n")}\n`);
