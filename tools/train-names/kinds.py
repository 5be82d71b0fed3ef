#!/usr/bin/env python3
"""Prints what kind of thing each English word names, from WordNet, as make_lexicon reads it: KIND<TAB>word.

KIND is a small number: for a noun the nearest of KINDS above its commonest sense, else its lexicographer's file; a verb's file; or adjective, adverb.
"""
import collections
import os
import re
import sys

# Synsets that tell names apart, most special ones too; found by a word and the number of its sense.
KINDS = """facility.1 building.1 structure.1 way.6 road.1 room.1 school.1 hospital.1 hotel.1 university.1 geographical_area.1 district.1 country.2 state.1
city.1 town.1 body_of_water.1 land.4 island.1 mountain.1 geological_formation.1 point.2 region.3 region.1 organization.1 institution.1 enterprise.2
company.1 agency.1 administrative_unit.1 government.1 court.1 legislature.1 military_unit.1 team.1 party.1 union.1 association.1 social_group.1 group.1 committee.1 commission.1
people.1 family.1 publication.1 broadcasting.1 medium.1 work.2 document.1 law.1 treaty.1 plan.1 award.2 title.1 message.2 leader.1 ruler.1 head.4 politician.1 official.1 lawman.1
serviceman.1 worker.1 expert.1 scientist.1 artist.1 writer.1 communicator.1 athlete.1 contestant.1 relative.1 adversary.1 inhabitant.1 religious_person.1 clergyman.1 criminal.1
health_professional.1 educator.1 lawyer.1 businessperson.1 female.2 male.2 child.1 person.1 contest.1 game.1 tournament.1 war.1 battle.1 ceremony.1 festival.1 conference.1 meeting.1
crime.1 disease.1 disaster.1 natural_event.1 happening.1 activity.1 process.1 vehicle.1 weapon.1 device.1 clothing.1 food.1 beverage.1 drug.1 chemical.1 substance.1 plant.2 animal.1 money.1 currency.1
monetary_unit.1 time_period.1 time_unit.1 day.1 month.1 season.1 language.1 science.1 belief.1 idea.1 attribute.1 quality.1 feeling.1 measure.2 number.2 unit_of_measurement.1 sport.1 music.1 color.1 direction.1 god.1""".split()


def main():
    base = sys.argv[1]
    senses = {}  # (lemma, number) of nouns -> offset
    best = {}  # lemma -> (count, pos, offset or file)
    for line in open(os.path.join(base, "index.sense"), encoding="utf-8"):
        key, offset, number, count = line.split()
        lemma, rest = key.split("%")
        pos, file = rest.split(":")[:2]
        number, count = int(number), int(count)
        if pos == "1":
            senses[lemma, number] = offset
        if not re.fullmatch(r"[a-z]{2,}", lemma):
            continue
        rank = (count + (0.5 if number == 1 else 0), pos in "14", -number)
        if lemma not in best or rank > best[lemma][0]:
            best[lemma] = (rank, pos, offset, int(file))
    above = collections.defaultdict(list)
    for line in open(os.path.join(base, "data.noun"), encoding="utf-8"):
        if line.startswith(" "):
            continue
        head = line.split(" | ")[0].split()
        at = 4 + 2 * int(head[3], 16)
        for k in range(int(head[at])):
            symbol, offset = head[at + 1 + 4 * k:at + 3 + 4 * k]
            if symbol in ("@", "@i"):
                above[head[0]].append(offset)
    kinds = {}
    for i, kind in enumerate(KINDS):
        lemma, number = kind.rsplit(".", 1)
        offset = senses.get((lemma, int(number)))
        if offset is None:
            print("no synset", kind, file=sys.stderr)
        kinds.setdefault(offset, 64 + i)

    def kind_of(offset):
        layer, seen = [offset], set()
        while layer:
            for o in layer:
                if o in kinds:
                    return kinds[o]
            seen.update(layer)
            layer = [a for o in layer for a in above[o] if a not in seen]
        return 0

    for lemma, (_, pos, offset, file) in sorted(best.items()):
        number = (kind_of(offset) or file + 1) if pos == "1" else 48 if pos in "35" else 49 if pos == "4" else file + 1
        print(f"{number}\t{lemma}")
        if pos == "1":
            print(f"{number}\t{re.sub('(?:[^aeiou])y$', lambda m: m.group()[0] + 'ie', lemma) + ('es' if re.search('(s|x|z|ch|sh)$', lemma) else 's')}")
        if pos == "2":
            stem = lemma[:-1] if lemma.endswith("e") else lemma
            for form in (lemma + "s", stem + "ed", stem + "ing", re.sub("y$", "ied", lemma), re.sub("y$", "ies", lemma)):
                if form != lemma and form not in best:
                    print(f"{number}\t{form}")

main()
