"""Runs four rules by several tools on the same generated files, in turns, and prints processor times as ratios."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).parent
built = pathlib.Path(os.environ.get("BUILT", here.parent.parent / "target/release"))
peers, count = pathlib.Path(sys.argv[1]), sys.argv[2]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
files = tempfile.mkdtemp()
subprocess.run([built / "examples/floor", "write", count, files], check=True)
rules = "legality/no-deadline,fees/no-basis,legality/document-without-basis,documents/no-quantity"
# Spectral takes files, not folders: those of procedures only.
procedures = [str(path) for path in pathlib.Path(files).rglob("p*.yaml") if path.parent.name != "catalog"]
commands = {
    "rasoat": [built / "rasoat", "check", "--no-cache", "--rule", rules, "--keys", files],
    "reading alone (T)": [built / "examples/floor", "typed", files],
    "Python, C loader": [sys.executable, here / "check.py", files],
    "ast-grep": [peers / "bin/ast-grep", "scan", "--rule", here / "ast-grep/rules.yaml", "--json=stream", files],
    "Spectral": [peers / "node_modules/.bin/spectral", "lint", "-r", here / "spectral.yaml", "-f", "json", *procedures],
}
counts = {
    "rasoat": lambda out: len(out.splitlines()),
    "Python, C loader": lambda out: int(out),
    "ast-grep": lambda out: len(out.splitlines()),
    "Spectral": lambda out: len(re.findall(r'"code": "[a-z]+-', out)),
}


def run(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    out = process.stdout.read()
    used = os.wait4(process.pid, 0)[2]
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out


times = {name: [] for name in commands}
memory = {}
for _ in range(rounds):
    found = set()
    for name, command in commands.items():
        if not pathlib.Path(command[0]).exists():
            continue
        time, memory[name], out = run(command)
        times[name].append(time)
        if name in counts:
            found.add(counts[name](out))
    if len(found) > 1:
        sys.exit(f"they do not find the same: {found}")
for name, taken in times.items():
    if taken:
        ratio = statistics.median(time / own for time, own in zip(taken, times["rasoat"]))
        print(f"{name:20} {statistics.median(taken) * 1000:8.0f} ms  {ratio:6.1f} x  {memory[name]:6.0f} MiB")
