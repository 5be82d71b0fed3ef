#!/usr/bin/env python3
"""What watching many actors costs: start-up and memory of a worker, and the time of an article, with 10 and with 100,000.

usage: analysis_scale.py ARTICLES [VIGIE] [--names TABLE] [--runs 5]

ARTICLES is a folder of {"text","language"} files. The actors are made from the given names and surnames of TABLE (tab-separated;
its column `en`), every pair once. Runs go by turns, on one core; medians. Memory is the worker's own, at its highest.
"""
import argparse
import glob
import json
import os
import resource
import statistics
import subprocess
import tempfile
import time

COPIES = 40


def rows(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf-8") as file:
            gold = json.load(file)
        yield json.dumps({"id": gold["id"], "language": gold["language"], "text": gold["text"]}, ensure_ascii=False)


def write_actors(table, count, path):
    with open(table, encoding="utf-8") as file:
        column = file.readline().rstrip("\n").split("\t").index("en")
        names = [line.rstrip("\n").split("\t")[column].split() for line in file]
    given = sorted({name[0] for name in names if len(name) == 2})
    surnames = sorted({name[1] for name in names if len(name) == 2})
    with open(path, "w", encoding="utf-8") as out:
        for i in range(count):
            row, turn = i % len(given), i // len(given)
            name = f"{given[row]} {surnames[(row * 7 + turn) % len(surnames)]}"
            out.write(f"[[actor]]\nid = \"desk:{i}\"\nname = {json.dumps(name, ensure_ascii=False)}\n")


def worker_of(parent):
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path, encoding="utf-8") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            return os.path.dirname(path)
    return None


def highest(process):
    """Kilobytes of the worker at its highest, its anonymous ones, and its proportional set."""
    place, out = worker_of(process.pid), {}
    for name in ("status", "smaps_rollup"):
        with open(f"{place}/{name}", encoding="utf-8") as file:
            for line in file:
                key, _, value = line.partition(":")
                if key in ("VmHWM", "RssAnon", "Pss"):
                    out[key] = int(value.split()[0])
    return out


def memory(command, lines):
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write("".join(line + "\n" for line in lines).encode())
    process.stdin.flush()
    for _ in lines:
        process.stdout.readline()
    taken = highest(process)
    process.stdin.close()
    process.wait()
    return taken


def run(command, data):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(["taskset", "-c", "0", *command], input=data, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("vigie", nargs="?", default="build/release/bin/vigie")
    parser.add_argument("--names", required=True)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    lines = list(rows(args.articles))
    one, many = (lines[0] + "\n").encode(), "".join(line + "\n" for line in lines * COPIES).encode()
    with tempfile.TemporaryDirectory() as folder:
        commands = {"no actors": [args.vigie, "analyze", "--jsonl"]}
        for count in (10, 100_000):
            path = os.path.join(folder, f"{count}.toml")
            write_actors(args.names, count, path)
            commands[f"{count} actors"] = [*commands["no actors"], "--actors", path]
        figures = {name: ([], []) for name in commands}
        for _ in range(args.runs):
            for name, command in commands.items():
                figures[name][0].append(run(command, one))
                figures[name][1].append(run(command, many))
        articles = {}
        for name, command in commands.items():
            start, whole = ([statistics.median(values) for values in zip(*part)] for part in figures[name])
            articles[name] = (whole[1] - start[1]) / (len(lines) * COPIES)
            taken = memory(command, lines)
            print(f"{name}: start-up and one article {start[0] * 1000:.0f} ms, an article {articles[name] * 1e6:.0f} us of CPU, "
                  f"memory of the worker {taken['VmHWM'] / 1000:.0f} MB at its highest, {taken['RssAnon'] / 1000:.0f} MB its own, "
                  f"{taken['Pss'] / 1000:.0f} MB proportional")
        print(f"100000 actors to 10: {articles['100000 actors'] / articles['10 actors']:.3f}")


if __name__ == "__main__":
    main()
