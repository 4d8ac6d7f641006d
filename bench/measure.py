"""Times commands in turn, each into an empty folder, and prints rows of a markdown table.

usage: measure.py LABEL PAGES RUNS OUTPUT NAME COMMAND [NAME COMMAND ...]

`{}` in a command stands for OUTPUT, which is removed before each run, untimed. The commands take
turns, so that a busy minute of the machine is shared by all. Each figure is a median; memory is the
largest resident set that the kernel saw. The time a page shows whether time grows with the pages only.
Ratios are to the first command.
"""

import os
import shlex
import shutil
import statistics
import sys
import time


def run(command, output):
    shutil.rmtree(output, ignore_errors=True)
    words = shlex.split(command.replace("{}", shlex.quote(output)))
    began = time.perf_counter()
    pid = os.posix_spawnp(words[0], words, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, output + ".said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)])
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - began
    if status != 0:
        with open(output + ".said", encoding="utf-8") as said:
            sys.exit("%s failed:\n%s" % (command, said.read()))
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    label, pages, runs, output = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    commands = list(zip(sys.argv[5::2], sys.argv[6::2]))
    measured = {name: [] for name, _ in commands}
    for _ in range(runs):
        for name, command in commands:
            measured[name].append(run(command, output))
    shutil.rmtree(output, ignore_errors=True)
    os.remove(output + ".said")

    medians = {name: [statistics.median(values) for values in zip(*rows)] for name, rows in measured.items()}
    first = medians[commands[0][0]]
    for name, _ in commands:
        wall, cpu, memory = medians[name]
        print("| %s | %d | %s | %.3f s | %.0f µs | %.3f s | %.0f MiB | %.1f × | %.1f × | %.1f × |" % (
            label, pages, name, wall, wall / pages * 1e6, cpu, memory,
            wall / first[0], cpu / max(first[1], 1e-4), memory / first[2]), flush=True)


if __name__ == "__main__":
    main()
