# SPDX-License-Identifier: Apache-2.0
"""A floor uses the floors below it, never above and never sideways; libraries enter by one door."""

from __future__ import annotations

import re

import pytest

from sources import files, text

STOREYS = [
    {"sim/base"},
    {"sim/random", "sim/parallel"},
    {"sim/store", "sim/network"},
    {"sim/choice", "sim/match", "sim/trust", "sim/ledger", "sim/time"},
    {"sim/law"},
    {"sim/record", "sim/document"},
    {"sim/scenario"},
    {"sim/run"},
    {"sim/study/plan"},
    {"sim/study/effects"},
    {"sim/study/folder"},
    {"sim/study"},
    {"sim/text"},
    {"sim/command"},
    {"models/common"},
]
HEIGHT = {floor: height for height, storey in enumerate(STOREYS) for floor in storey}
MARKET = len(STOREYS)
COMPOSED = MARKET + 1
CATALOGUE = COMPOSED + 1
BINDINGS = CATALOGUE + 1

# Markets that are made of others, and of which.
PARTS = {
    whole: parts.split()
    for whole, parts in re.findall(r"set\(parts_of_(\w+) ([\w ]+)\)", text("models/CMakeLists.txt"))
}

# What may be seen from where only; of elementary functions sim/base/math.hpp has our own.
DOORS = {
    r"#\s*include <omp\.h>|#\s*pragma omp|\bomp_[a-z]": ("sim/parallel/",),
    r"#\s*include <hdf5|\bH5[A-Z]+[a-z_]*\w*\(": ("sim/record/",),
    r"#\s*include <openssl/": ("sim/record/",),
    r"#\s*include <(toml\+\+|nlohmann)": ("sim/document/",),
    r"#\s*include <zlib": ("sim/document/",),
    r"#\s*include <CLI/": ("sim/command/",),
    r"#\s*include <boost/": ("sim/study/effects/",),
    r"#\s*include <Eigen/": (),
    r"#\s*include <pybind11": ("python/",),
    r"std::random_device|std::mt19937|(?<![\w.:>])s?rand\(": (),
    r"\bstd::(log|exp|pow|sin|cos|tan|erf|[lt]gamma)[a-z0-9]*\(": ("sim/text/",),
}


def floor(file: str) -> str:
    """The folder of a file; of a file of a market, whichever room it is in, that of the market."""
    folder = file.rpartition("/")[0]
    return "/".join(folder.split("/")[:2]) if folder.startswith("models/") else folder


def height(file: str) -> int:
    """The storey of a file."""
    if floor(file) in HEIGHT:
        return HEIGHT[floor(file)]
    if file.startswith("models/"):
        if file.split("/")[1] in PARTS:
            return COMPOSED
        return MARKET if file.count("/") > 1 else CATALOGUE
    return BINDINGS


def allowed(user: str, used: str) -> bool:
    """Whether `user` may include `used`: its own floor, anything lower, or parts of its market."""
    if height(user) == COMPOSED and height(used) == MARKET:
        return used.split("/")[1] in PARTS[user.split("/")[1]]
    return floor(user) == floor(used) or height(used) < height(user)


SOURCES = [f for f in files(".hpp", ".cpp") if f.startswith(("sim/", "models/", "python/"))]


def test_no_floor_looks_up_or_sideways() -> None:
    wrong = [
        f"{user} includes {used}"
        for user in SOURCES
        for used in re.findall(r'#\s*include "((?:sim|models|python)/[^"]+)"', text(user))
        if not allowed(user, used)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_folder_of_the_engine_has_a_storey() -> None:
    strangers = {f.rpartition("/")[0] for f in SOURCES if f.startswith("sim/")} - set(HEIGHT)
    assert not strangers, f"neither sim/CMakeLists.txt nor this test knows {sorted(strangers)}"


@pytest.mark.parametrize("sign", DOORS)
def test_libraries_come_through_one_door(sign: str) -> None:
    wrong = [
        f"{file}:{number}: {line.strip()}"
        for file in SOURCES
        if not file.startswith(DOORS[sign])
        for number, line in enumerate(text(file).splitlines(), 1)
        if re.search(sign, line.split("//")[0])
    ]
    assert not wrong, "\n".join(wrong)


def test_headers_do_not_bring_streams() -> None:
    wrong = [f for f in SOURCES if f.endswith(".hpp") and "#include <iostream>" in text(f)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("user", "used", "verdict"),
    [
        ("sim/run/run.hpp", "sim/base/money.hpp", True),
        ("sim/base/money.hpp", "sim/base/problems.hpp", True),
        ("sim/base/money.hpp", "sim/run/run.hpp", False),
        ("sim/random/draws.hpp", "sim/parallel/blocks.hpp", False),
        ("sim/study/plan/share.hpp", "sim/run/run.hpp", True),
        ("sim/study/plan/share.hpp", "sim/study/folder/folder.hpp", False),
        ("sim/study/session.hpp", "sim/study/folder/folder.hpp", True),
        ("sim/record/hdf5.hpp", "models/bass/market.hpp", False),
        ("models/bass/market.hpp", "sim/run/market.hpp", True),
        ("models/bass/market.hpp", "models/schelling/market.hpp", False),
        ("models/bass/market.hpp", "models/common/people.hpp", True),
        ("models/bass/market.hpp", "models/bass/people/row.hpp", True),
        ("models/bass/people/row.hpp", "models/schelling/market.hpp", False),
        ("models/maker_city/parts.hpp", "models/makerspace/market.hpp", True),
        ("models/maker_city/parts.hpp", "models/bass/market.hpp", False),
        ("models/makerspace/market.hpp", "models/maker_city/parts.hpp", False),
        ("models/catalogue.cpp", "models/bass/market.hpp", True),
        ("models/catalogue.cpp", "models/maker_city/market.hpp", True),
        ("python/bind.cpp", "models/catalogue.hpp", True),
    ],
)
def test_this_check_itself(user: str, used: str, verdict: bool) -> None:
    assert allowed(user, used) is verdict
