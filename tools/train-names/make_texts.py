#!/usr/bin/env python3
"""Prints texts.jsonl made from templates.<lang>.txt and the name lists: news as the corpora do not have it, with names at random, so
that context and form are learnt and not the names. usage: make_texts.py LANGUAGE LISTS.tsv DATA_DIR COUNT [SEED]"""
import json
import os
import random
import re
import sys

language, lists, data, count = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
rng = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 11)
here = os.path.dirname(os.path.abspath(__file__))
given, surnames, towns = [], [], []
for line in open(lists, encoding="utf-8"):
    flags, name = line.rstrip("\n").split("\t")
    flags = int(flags)
    if not name[0].isupper() or not all(ord(c) < 0x250 or c in "’" for c in name):
        continue
    if flags & 3 and not flags & 0x1F8 and " " not in name:
        given.append(name)
    if flags & 4 and not flags & 0x180:
        surnames.append(name)
    if flags & 0x38 and len(name) < 22 and not flags & 0x187:
        towns.append((name, flags))
weights = [8 if f & 8 else 3 if f & 16 else 1 for _, f in towns]
towns = [t for t, _ in towns]


def section(path, name):
    out, inside = [], False
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("["):
            inside = line == f"[{name}]"
        elif inside and line and not line.startswith("#"):
            out.append([f.strip() for f in line.split("|")])
    return out


states = [r[1].split(";")[0].strip() for r in section(f"{data}/{language}/names.txt", "states")]
adjectives = [w.replace("_", " ") for r in section(f"{data}/{language}/states.txt", "adjectives") for w in r[1].split()[:1]]
organisations = [r[1] for r in section(f"{data}/{language}/organisations.txt", "organisation")]
events = [r[1] for r in section(f"{data}/{language}/organisations.txt", "event")]
FR = language == "fr"
SYLLABLES = "ba be bo da de di do fa fi fo ga go ka ke ki ko la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za zo xo ya".split()
ENDS = ["", "n", "s", "x", "m", "r", "l", "tec", "com", "nor", "lis", "sys", "via", "ia", "ex"]


def invented():
    word = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice([2, 2, 3]))) + rng.choice(ENDS)
    return word.capitalize() if rng.random() < 0.85 else word.upper()


def acronym(n=None):
    return "".join(rng.choice("ABCDEFGILMNOPRSTU") for _ in range(n or rng.choice([2, 3, 3, 3, 4, 4, 5])))


def surname():
    roll = rng.random()
    if roll < 0.62:
        return rng.choice(surnames)
    if roll < 0.75:
        return invented().capitalize()
    if roll < 0.82:
        return rng.choice(surnames) + "-" + rng.choice(surnames)
    if roll < 0.90:
        return rng.choice(["de ", "Le ", "Van ", "von ", "De ", "El ", "al-", "Ben ", "Mac", "O'"]) + rng.choice(surnames).capitalize()
    return rng.choice(towns).split()[0].replace("'", "")


def person():
    first = rng.choice(given) if rng.random() < 0.85 else invented().capitalize()
    roll = rng.random()
    if roll < 0.07:
        first += "-" + rng.choice(given)
    elif roll < 0.12 and not FR:
        first += " " + rng.choice("ABCDEFGHJKLMRSTW") + "."
    elif roll < 0.15:
        first += " " + rng.choice(given)
    elif roll < 0.17:
        first = first[0] + "."
    last = surname()
    return first + " " + last, last


def organisation():
    roll = rng.random()
    if roll < 0.22:
        return rng.choice(organisations)
    town, noun = rng.choice(towns), None
    if FR:
        nouns = "transports agriculteurs médecins libertés retraités locataires consommateurs entreprises journalistes enseignants pompiers mines chasseurs familles victimes artisans".split()
        adjs = "national fédéral central européen populaire démocratique socialiste libéral républicain international régional français syndical".split()
        fem = [a[:-2] + "ale" if a.endswith("al") else a + "ne" if a.endswith("en") else a if a.endswith("e") else a + "e" for a in adjs]
        k = rng.randrange(len(adjs))
        noun = rng.choice(nouns)
        fields = ("la recherche agronomique;la santé publique;la protection des données;la sécurité routière;l'énergie;l'eau;l'aviation civile;la statistique;la formation professionnelle;"
                  "la biodiversité;les transports;le logement;la concurrence;la propriété littéraire et artistique;la prévention des risques;les libertés publiques;la lutte contre la corruption;"
                  "la défense des consommateurs;la montagne;le cinéma;la mémoire;le sport universitaire;les professions libérales;la petite enfance;la vigilance alimentaire et sanitaire").split(";")
        field = rng.choice(fields)
        of = "de " + field if field.startswith(("la ", "l'")) else "du " + field[3:] if field.startswith("le ") else "des " + field[4:]
        if rng.random() < 0.3:
            heads = [("Office", 0), ("Institut", 0), ("Bureau", 0), ("Comité", 0), ("Conseil", 0), ("Centre", 0), ("Société", 1), ("Agence", 1), ("Commission", 1), ("Direction", 1), ("Fondation", 1), ("Organisation", 1), ("Intersyndicale", 1), ("Coordination", 1), ("Confédération", 1)]
            head, feminine = rng.choice(heads)
            adjective = (fem if feminine else adjs)[k]
            return rng.choice([f"{head} {adjective} {of}", f"{head} {adjective} {of}", f"{head} {of}", f"{head} {adjective} des {noun} et {of}", f"{head} {adjective}", f"{head} {adjective} des {noun} {rng.choice(['indépendants', 'français', 'européens', 'retraités'])}"])
        return rng.choice([f"Parti {adjs[k]}", f"Union {fem[k]}", f"Union des {noun}", f"Fédération {fem[k]} des {noun}", f"Association des {noun} de {town}",
                           f"Comité {adjs[k]} des {noun}", f"Conseil {adjs[k]} des {noun}", f"Institut {adjs[k]} de la santé", f"Observatoire {adjs[k]} des {noun}",
                           f"Agence {fem[k]} des {noun}", f"Banque {fem[k]}", f"Mouvement des {noun}", f"Front {adjs[k]}", f"Ligue {fem[k]}", f"Office {adjs[k]} des {noun}",
                           f"Syndicat {adjs[k]} des {noun}", f"Fondation {rng.choice(given)} {rng.choice(surnames)}", f"Fondation {rng.choice(surnames)}", f"Groupe {invented()}",
                           f"Collectif des {noun}", f"Haut Conseil des {noun}", f"{invented()} {rng.choice(['Capital', 'Group', 'Industries', 'France', 'Consulting'])}",
                           f"Confédération {fem[k]} des {noun} et des {rng.choice(nouns)}", f"Coordination {fem[k]} des {noun}", f"Alliance {fem[k]}", f"Société {fem[k]} des {noun}",
                           invented(), f"Les {rng.choice(['Centristes', 'Verts', 'Libéraux', 'Progressistes'])}", f"{rng.choice(['Ensemble', 'Debout', 'Demain', 'Avenir'])} {town}"])
    words = "National Central Federal General United People's Democratic Liberal Progressive International Regional Royal First Free".split()
    nouns = "Farmers Workers Teachers Health Trade Education Energy Water Mining Media Rights Justice Development Labour Fisheries Tourism Housing".split()
    heads = "Association Union Council Commission Party Movement Alliance Agency Authority Institute Foundation Bank Federation Committee Group Corporation Trust Society Board League Front Congress".split()
    h, n, w = rng.choice(heads), rng.choice(nouns), rng.choice(words)
    return rng.choice([f"{w} {n} {h}", f"{w} {h}", f"{n} {h}", f"{h} of {n}", f"{h} for {n} and {rng.choice(nouns)}", f"{rng.choice(states)} {n} {h}", f"{town} {n} {h}",
                       f"University of {town}", f"{town} University", f"Ministry of {n}", f"Department of {n}", f"Bank of {town}", f"{town} High Court", f"{town} United", f"{town} FC",
                       f"{rng.choice(surnames)} Foundation", f"{rng.choice(given)} {rng.choice(surnames)} Foundation", f"{invented()} {rng.choice(['Inc', 'Ltd', 'Corp', 'Group', 'Holdings', 'Energy', 'Airlines', 'Technologies', 'Capital', 'Motors'])}",
                       f"{rng.choice(surnames)} & {rng.choice(surnames)}", invented(), f"{h} of {rng.choice(words)} {n} of {rng.choice(states)}"])


def paper():
    if FR:
        return rng.choice([rng.choice(organisations[-300:-180]), f"Le {rng.choice(['Matin', 'Soir', 'Courrier', 'Journal', 'Quotidien', 'Progrès'])} de {rng.choice(towns)}", acronym(3), f"Radio {invented()}", "AFP", "Reuters"])
    return rng.choice([f"{rng.choice(towns)} {rng.choice(['Times', 'Post', 'Herald', 'Tribune', 'News', 'Gazette', 'Chronicle', 'Star', 'Observer'])}", f"The {rng.choice(towns)} {rng.choice(['Times', 'Post', 'Star'])}",
                       acronym(3), "Reuters", "AFP", "AP", f"Radio {invented()}", f"{invented()} News"])


def event():
    if rng.random() < 0.5:
        return rng.choice(events)
    town = rng.choice(towns)
    return rng.choice([f"festival de {town}", f"guerre de {town}", f"sommet de {town}", f"attentat de {town}"]) if FR else \
        rng.choice([f"{town} Festival", f"Battle of {town}", f"{town} Summit", f"Hurricane {rng.choice(given)}", f"{town} Games"])


TITLES = {"fr": "président directeur secrétaire porte-parole chef leader dirigeant patron ministre député sénateur avocat conseiller".split(),
          "en": "president director head chief chairman minister spokesman secretary general leader governor senator mayor coach captain founder".split()}[language]
DAYS = {"fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(), "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()}[language]
MONTHS = {"fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
          "en": "January February March April May June July August September October November December".split()}[language]
PORTFOLIOS = ["de l'Intérieur", "de la Santé", "de la Justice", "des Finances", "de la Défense", "des Affaires étrangères", "de l'Économie", "du Travail", "de l'Éducation nationale", "de la Culture", "des Sports", "de l'Agriculture"]


def institution(town):
    return rng.choice(["ministère " + rng.choice(PORTFOLIOS), f"préfecture de police de {town}", "préfecture de police", f"préfecture de {town}", f"tribunal correctionnel de {town}", f"tribunal de {town}",
                       f"parquet de {town}", f"université de {town}", f"conseil de {town}", f"rectorat de {town}", f"cour d'appel de {town}", f"conseil régional de {town}"])


def small_place(town):
    if not FR:
        return rng.choice([f"{town} Province", f"{town} District", f"Lake {town}", f"Mount {town}", f"{town} Island", f"North {town}", town])
    return rng.choice([f"canton de {town}", f"vallée de {town}", f"lac de {town}", f"château de {town}", town, town, town])


def facility():
    """A building or a ground by its name: a place."""
    name = rng.choice([rng.choice(towns), rng.choice(towns), rng.choice(surnames), " ".join(person()[:1]), invented().capitalize(), "St. " + rng.choice(given), "Al " + invented().capitalize()])
    kind = rng.choice("Park|National Park|Hospital|Airport|International Airport|Stadium|Prison|Police Station|Hotel|Mosque|Palace|Port|Beach|Bridge|Square|Road|Street|Avenue|"
                      "Dam|Mine|Station|Arena|Hall|Cathedral|Temple|Tower|Plaza|Industrial Park|Amusement Park|Refugee Camp|Lighthouse|Reserve|Garden|Market|Gate".split("|"))
    return f"{name} {kind}"


def rare_place():
    """A place's name that no list knows: native words, two or three of them at times."""
    word = invented().capitalize()
    roll = rng.random()
    if roll < 0.5:
        return word
    if roll < 0.7:
        return word + " " + invented().capitalize()
    return rng.choice(["San ", "Santa ", "Al ", "Río ", "Bandar ", "Kota ", "Port ", "Fort ", "El ", "La ", "Ras Al ", "Wadi ", "Upper ", "New "]) + word


def club():
    return rng.choice([rng.choice(towns), rng.choice(towns), invented().capitalize(), f"{rng.choice(towns)} {rng.choice(['United', 'City', 'FC', 'Rovers', 'Athletic', 'Stars', 'Lions'])}",
                       f"Real {rng.choice(towns)}", f"Deportivo {rng.choice(towns)}", f"Atlético {invented().capitalize()}"])


def people_name():
    word = invented().capitalize()
    return word + rng.choice(["", "", "", "s", "is", "ans"])


def values():
    P, p = person()
    Q, q = person()
    R, r = person()
    O = organisation()
    initials = "".join(w[0] for w in re.findall(r"\w+", O) if w[0].isupper() or len(w) > 4).upper()
    town = [rng.choices(towns, weights)[0] for _ in range(3)]
    extra = {} if FR else {"F": (facility(), "LOC"), "V": (rare_place(), "LOC"), "N": (club(), "ORG"), "T": (people_name(), "MISC")}
    adjective = rng.sample(adjectives, 2)
    state = rng.sample(states, 2)
    return {**extra, "P": (P, "PER"), "p": (p, "PER"), "Q": (Q, "PER"), "q": (q, "PER"), "R": (R, "PER"), "r": (r, "PER"), "O": (O, "ORG"), "U": (organisation(), "ORG"),
            "a": (initials if 2 <= len(initials) <= 6 else acronym(), "ORG"), "B": (acronym(), "ORG"), "X": (invented(), "ORG"), "Y": (invented(), "ORG"), "W": (paper(), "ORG"),
            "L": (town[0], "LOC"), "K": (town[1], "LOC"), "S": (state[0], "LOC"), "C": (state[1], "LOC"), "E": (event(), "MISC"),
            "G": (adjective[0].capitalize() + ("s" if FR and adjective[0][-1] not in "sx" else ""), "MISC"), "H": (adjective[1].capitalize() + ("s" if adjective[1][-1] not in "sxhe" else ""), "MISC"),
            "g": (adjective[0], None), "i": (institution(town[2]), "ORG"), "j": (small_place(town[2]), "LOC"), "z": (rng.choice(PORTFOLIOS), None),
            "t": (rng.choice(TITLES), None), "d": (rng.choice(DAYS), None), "m": (rng.choice(MONTHS), None), "n": (str(rng.randint(3, 900)), None)}


MASCULINE = "Parti Bureau Centre Comité Conseil Institut Observatoire Mouvement Front Office Syndicat Groupe Collectif Haut Secours".split()
FEMININE = "Union Fédération Association Agence Banque Ligue Fondation Confédération Coordination Alliance Société Commission Cour Direction Organisation Intersyndicale".split()


def with_article(text, word):
    """Puts the article that French wants before an organisation's name at the end of text: de + la, du, de l'."""
    head = word.split()[0]
    if head not in MASCULINE + FEMININE or rng.random() < 0.1:
        return text
    elided = head[0] in "AEIOUÉÈ"
    article = "l'" if elided else "le " if head in MASCULINE else "la "
    if text.endswith(" de "):
        return text[:-3] + (rng.choice(["de l'", "de l’"]) if elided else "du " if article == "le " else "de la ")
    return text + (article.capitalize() if not text.strip() else article)


def fill(template, slots, text, spans):
    opened = None  # [ORG:Ministry of Health]: a name written out, slots inside it included
    for part in re.split(r"(\{\w\}|\[[A-Z]+:|\])", template):
        if re.fullmatch(r"\[[A-Z]+:", part):
            opened = (len(text.encode()), part[1:-1])
            continue
        if part == "]" and opened:
            spans.append([opened[0], len(text.encode()), opened[1]])
            opened = None
            continue
        if not re.fullmatch(r"\{\w\}", part):
            text += part
            continue
        key = part[1]
        word, kind = slots[key]
        if key in "tdn" and rng.random() < 0.5:
            word = {"t": rng.choice(TITLES), "d": rng.choice(DAYS), "n": str(rng.randint(3, 900))}[key]
        if FR and text.endswith((" à ", " de ")) and word.startswith(("Le ", "Les ")) and kind == "LOC":
            article, word = word.split(" ", 1)
            text = text[:-3] + {("à", "Le"): "au ", ("à", "Les"): "aux ", ("de", "Le"): "du ", ("de", "Les"): "des "}[(text.strip().split()[-1], article)] if len(text) > 3 else text
        if FR and kind == "ORG" and key in "OU":
            text = with_article(text, word)
        if FR and text.endswith((" de ", " que ")) and word[0] in "AEIOUYÉÈÊÎ" and rng.random() < 0.9:
            text = text[:-2] + rng.choice(["'", "’"])
        if not text.strip() and word[0].islower() and kind is None:
            word = word[0].upper() + word[1:]
        begin = len(text.encode())
        text += word
        if kind and not opened:
            spans.append([begin, len(text.encode()), kind])
    return text


def main():
    path = os.path.join(here, f"templates.{language}.txt")
    heads = [r[0] for r in section(path, "headline")]
    bodies = ["|".join(r) for r in section(path, "body")]
    for _ in range(int(count)):
        slots, text, spans = values(), "", []
        if rng.random() < 0.5:
            text = fill(rng.choice(heads), slots, "", spans) + "\n\n"
        for number in range(rng.randint(4, 9)):
            line, own = "", []
            line = fill(rng.choice(bodies), slots, line, own)
            base = len(text.encode())
            spans += [[b + base, e + base, k] for b, e, k in own]
            text += line + ("\n\n" if rng.random() < 0.35 else " ")
        print(json.dumps({"text": text.rstrip(), "spans": spans}, ensure_ascii=False))


if __name__ == "__main__":
    main()
