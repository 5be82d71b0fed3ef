#!/usr/bin/env python3
"""The author's first hour: `vigie plugin new` writes a plugin that is built, tested and run in the daemon by three commands, in C++ and
in Python, from an installation; the daemon makes an alert of the plugin's own kind; `vigie plugin score` finds a regression.

usage: plugin_new_test.py BUILD_DIR
"""
import json
import os
import subprocess
import sys
import tempfile

from press import Press


def run(*words, cwd, status=0):
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == status, f"{' '.join(words)}: {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout + done.stderr


def three_commands(prefix, place, language, press, name):
    run(f"{prefix}/bin/vigie", "plugin", "new", name, "--lang", language, cwd=place)
    folder = os.path.join(place, name)
    tested = run(f"{folder}/check", cwd=place)
    assert ("10 of 10 hold" in tested) == (language == "python"), tested
    assert "all       " in tested and "1.0000" in tested, tested
    with open(os.path.join(folder, "vigie.toml"), "a", encoding="utf-8") as config:
        config.write(f'[fetch]\nallow_private_addresses = true\nper_host_gap = "0ms"\n[[feed]]\nurl = "{press.url("feed")}"\n')
    said = run(f"{prefix}/bin/vigied", "--config", f"{folder}/vigie.toml", "--once", cwd=place)
    assert f"org.example.{name} 1.0.0: active" in said, said
    return folder, said




def check_score(prefix, folder, name):
    """A better plugin passes a baseline, a worse one does not."""
    gold = os.path.join(folder, "gold.case")
    baseline = os.path.join(folder, "baseline.json")
    kind = f"org.example.{name}.exclamation"
    cases = (f'case: two\nlanguage: en\ntext: We won! They lost.\n{kind} "We won!"\n'
             f'case: french\nlanguage: fr\ntext: Bravo! Merci.\n{kind} "Bravo!"\n')
    with open(gold, "w", encoding="utf-8") as file:
        file.write(cases)
    command = [f"{prefix}/bin/vigie", "plugin", "score", "--gold", gold, "--baseline", baseline, "--", "python3",
               os.path.join(folder, name.replace("-", "_") + ".py")]
    run(*command, cwd=folder)
    with open(baseline, encoding="utf-8") as file:
        assert json.load(file)["fr"] == {"precision": 1, "recall": 1, "f1": 1}
    run(*command, cwd=folder)
    with open(gold, "a", encoding="utf-8") as file:
        file.write(f'case: missed\nlanguage: fr\ntext: Bravo? Merci.\n{kind} "Bravo?"\n')
    said = run(*command, cwd=folder, status=1)
    assert "REGRESSION  fr: recall was 1.0" in said and "en" not in said.split("REGRESSION", 1)[1], said
    print(said)


def main():
    press = Press()
    press.publish("feed", "Une victoire", ["Nous avons gagné ce matin sur le port de pêche de la ville. Bravo à toute l'équipe !"])
    with tempfile.TemporaryDirectory(prefix="vigie-author.") as place:
        prefix = os.path.join(place, "prefix")
        subprocess.run(["cmake", "--install", sys.argv[1], "--prefix", prefix], capture_output=True, check=True)
        # A name that holds the template's own, and one of Python's standard library, which must not be shadowed.
        for language, name in (("cpp", "say-hello"), ("python", "json"), ("python", "my-python")):
            folder, _ = three_commands(prefix, place, language, press, name)
            print(f"{language}: {name} written, tested and run in three commands")
        check_score(prefix, folder, "my-python")
        example = os.path.join(prefix, "share/vigie/examples/plugins/companies-python")
        said = run(f"{prefix}/bin/vigie", "plugin", "score", "--at-least", "1", "--gold", f"{example}/cases", "--", "python3",
                   f"{example}/companies.py", cwd=place)
        print(f"the example in Python, on what entities found:\n{said}")
        conform = os.path.join(prefix, "lib/vigie/python/vigie_conformance.py")
        said = run("/usr/bin/python3", conform, "--plugins", "any", f"{prefix}/lib/vigie/vigie-worker", "--role", "analyze", cwd=place)
        assert "10 of 10 hold" in said, said
        print("vigie-worker itself: 10 of 10 hold")
        said = run("/usr/bin/python3", conform, "/usr/bin/python3", "-c", "import os; os.read(3, 9999)", cwd=place, status=1)
        assert "0 of 10 hold" in said or "FAIL" in said, said


main()
