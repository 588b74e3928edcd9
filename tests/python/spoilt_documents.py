# SPDX-License-Identifier: Apache-2.0
"""Scenarios, reforms and experiments with a line that is wrong, or with far too many."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from spoilt_files import SHORT, Case, Files


def _line_where(given: Files, path: Path, pattern: str) -> tuple[list[str], int]:
    lines = path.read_text().splitlines(keepends=True)
    at = [i for i, line in enumerate(lines) if re.match(pattern, line)]
    return lines, given.luck.choice(at)


def _with_line(given: Files, pattern: str, change: Callable[[str], str]) -> tuple[Path, str]:
    path = given.document()
    while not any(re.match(pattern, line) for line in path.read_text().splitlines()):
        path = given.document()
    lines, at = _line_where(given, path, pattern)
    lines[at] = change(lines[at])
    path.write_text("".join(lines))
    return path, lines[at].strip()[:60]


KEY, NUMBER, DATE = r"[a-z_]{4,} *=", r"[a-z_]+ *= *-?[\d.]+", r"[a-z_]+ *= *\d{4}-"


def misspelt_key(given: Files) -> Case:
    path, line = _with_line(given, KEY, lambda line: line[1] + line[0] + line[2:])
    if line[0] == line[1]:
        return Case(given.words(path), f"two like letters: {line}")
    return Case(given.words(path), f"misspelt: {line}", must_refuse=True)


def wrong_value(given: Files) -> Case:
    values = ["nan", "inf", "-inf", "-1", "-1e300", "1e300", "9223372036854775807", "0", "1e-320"]
    value = given.luck.choice(
        [*values, "-9223372036854775808", "0.1", "1_0", "12345678901234567890"]
    )
    path, line = _with_line(given, NUMBER, lambda line: f"{line.split('=')[0]}= {value}\n")
    return Case(given.words(path), f"number: {line}")


def wrong_type(given: Files) -> Case:
    value = given.luck.choice(['"abc"', "[]", "[1, 2]", "true", "{ a = 1 }", "[{}]", "07:30:00"])
    path, line = _with_line(given, NUMBER, lambda line: f"{line.split('=')[0]}= {value}\n")
    return Case(given.words(path), f"type: {line}", must_refuse=True)


def wrong_unit(given: Files) -> Case:
    unit = given.luck.choice(['"furlong"', '""', "3", '"nights/yaer"', '"kg"'])
    quantity = f"{{ value = 1, unit = {unit} }}"
    path, line = _with_line(given, NUMBER, lambda line: f"{line.split('=')[0]}= {quantity}\n")
    return Case(given.words(path), f"unit: {line}", must_refuse=True)


def no_such_date(given: Files) -> Case:
    day = given.luck.choice(["2019-02-30", "2019-13-01", "0000-00-00", "2019-2-3", "20190203"])
    path, line = _with_line(given, DATE, lambda line: f"{line.split('=')[0]}= {day}\n")
    return Case(given.words(path), f"date: {line}", must_refuse=True)


def line_left_out(given: Files) -> Case:
    path, line = _with_line(given, r".", lambda _: "")
    return Case(given.words(path), f"a line is missing in {path.name} {line}")


def line_twice(given: Files) -> Case:
    path, line = _with_line(given, KEY, lambda line: line + line)
    return Case(given.words(path), f"twice: {line}", must_refuse=True)


def garbage(given: Files) -> Case:
    words = "".join(chr(given.luck.randrange(32, 127)) for _ in range(given.luck.randrange(1, 40)))
    path, _ = _with_line(given, r".", lambda line: f"{line.rstrip()}\n= {words}\n")
    return Case(given.words(path), f"garbage: {words}", must_refuse=True)


def extends(given: Files) -> Case:
    named = given.luck.choice(
        ["none.toml", "village.toml", "data", "", "x" * 5000, "a\\u0000b", "data/village_hosts.csv"]
    )
    path = given.folder / "village.toml"
    path.write_text(f'extends = "{named}"\n{path.read_text()}')
    return Case(given.words(path), f"extends {named[:20]}", must_refuse=True)


def as_json(given: Files) -> Case:
    document = tomllib.loads((given.folder / "village.toml").read_text())
    whole = json.dumps(document, default=str)
    texts = [
        "12",
        '"x"',
        "[]",
        "[{}]",
        "null",
        "true",
        "{}",
        "",
        whole[: given.luck.randrange(len(whole))],
    ]
    texts += [whole.replace('"model"', '"moddel"'), whole[:-1] + ',"model":1}', '{"a":' * 50_000]
    path = given.folder / "village.json"
    path.write_text(given.luck.choice(texts))
    return Case(
        ["run", "village.json", *SHORT, "-o", "out"],
        f"JSON {path.read_text()[:30]}",
        must_refuse=True,
    )


def deep(given: Files) -> Case:
    many = given.luck.choice([300, 5_000, 60_000])
    lines = [
        "a" + ".a" * many + " = 1\n",
        "[a" + ".a" * many + "]\n",
        f"a = {'[' * many}{']' * many}\n",
    ]
    lines += [f"a = {'{a = ' * many}1{'}' * many}\n", "[[a" + ".a" * many + "]]\n"]
    path = given.document()
    line = given.luck.choice(lines)
    path.write_text(path.read_text() + "\n" + line)
    return Case(given.words(path), f"{many} deep: {line[:10]}", must_refuse=True)


def long_name(given: Files) -> Case:
    name = given.luck.choice(["k", "ü", "a b ", "\\u001b[31m", "\\n"]) * given.luck.choice(
        [100, 9_000]
    )
    line = given.luck.choice(
        [f'"{name}" = 1\n', f'title = "{name}"\ntrust = "{name}"\n', f'model = "{name}"\n']
    )
    path = given.document()
    path.write_text(
        line + "\n" + re.sub(r"^(title|model|label) *=.*\n", "", path.read_text(), flags=re.M)
    )
    return Case(given.words(path), f"long: {line[:20]}", must_refuse=True)


def many_entries(given: Files) -> Case:
    count = given.luck.choice([1_001, 12_000])
    entry = given.luck.choice(
        [
            "k{} = 1\n",
            '[[events]]\nname = "e{}"\nfrom = 2019-01-01\n',
            '[[segments]]\nname = "s{}"\n',
            "[[regulation.night_cap]]\nnights = 9{}\nfrom = 2019-01-01\n",
        ]
    )
    path = given.folder / "village.toml"
    every = "".join(entry.format(i) for i in range(count))
    path.write_text(every + path.read_text() if entry.startswith("k") else path.read_text() + every)
    must = not (entry.startswith("[[events") and count < 10_000)
    return Case(given.words(path), f"{count} times {entry[:16]!r}", must_refuse=must)


def twins(given: Files) -> Case:
    pairs = [
        '[[segments]]\nname = "tourist"\nshare = 0.1\n',
        '[[hotels.tiers]]\ntier = "luxury"\n' * 2,
    ]
    pairs += ['[[events]]\nname = "Fair"\nfrom = 2019-03-01\n' * 2]
    path = given.folder / "village.toml"
    pair = given.luck.choice(pairs)
    path.write_text(path.read_text() + "\n" + pair)
    return Case(given.words(path), f"twins {pair[:16]!r}", must_refuse=True)
