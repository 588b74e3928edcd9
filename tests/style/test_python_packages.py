# SPDX-License-Identifier: Apache-2.0
"""A package of `sharesim` uses those below it, and no module a circle; imports for types count."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from sources import files, text

NAME = "sharesim"
UNDER = f"python/{NAME}"

# Low to high. A package uses what is on storeys below its own; a module of the top is named alone.
STOREYS = [
    {"_core", "_paths"},
    {"files", "show", "trust_network"},
    {"listings"},
    {"results"},
    {"runs"},
    {"markets"},
    {"sweeps"},
    {"report"},
    {
        "experiments",
        "validation",
        "home_sharing",
        "crowdfunding",
        "makerspace",
        "cocreation",
        "maker_city",
    },
    {"opening"},
    {"command", "demo"},
    {"__init__", "__main__"},
]
HEIGHT = {room: height for height, storey in enumerate(STOREYS) for room in storey}
Graph = dict[str, set[str]]


def module_of(file: str) -> str:
    """The name of a module inside the package, from its path: `results.windows`, `__init__`."""
    inside = file.removeprefix(f"{UNDER}/").rpartition(".")[0].replace("/", ".")
    return inside.removesuffix(".__init__")


def room_of(module: str) -> str:
    """The package of a module, or the module itself where it is in none."""
    return module.partition(".")[0]


def imported(source: str, known: Iterable[str]) -> set[str]:
    """Modules of the package that a source imports, anywhere in it: for types, inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: imports here say the whole name"
            names = [f"{node.module}.{one.name}" for one in node.names]
        else:
            continue
        found |= {_within(name, known) for name in names if name.split(".")[0] == NAME}
    return found


def _within(name: str, known: Iterable[str]) -> str:
    """The module that a dotted name is, or is a part of."""
    inside = name.removeprefix(NAME).removeprefix(".")
    while inside and inside not in known:
        inside = inside.rpartition(".")[0]
    return inside or "__init__"


def graph_of(sources: Mapping[str, str]) -> Graph:
    """Which module imports which, by their sources."""
    return {module: imported(source, sources) for module, source in sources.items()}


def circle(graph: Graph) -> list[str]:
    """A circle of the graph, its first name last again; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(name) for name in reversed(error.args[1])]
    return []


def between_rooms(graph: Graph) -> Graph:
    """The same between packages, of which each is one with itself."""
    rooms: Graph = {}
    for user, used in graph.items():
        mine = room_of(user)
        rooms.setdefault(mine, set()).update(set(map(room_of, used)) - {mine})
    return rooms


def allowed(user: str, used: str) -> bool:
    """Whether a module may import another: of its own package, or of one that is lower."""
    mine, other = room_of(user), room_of(used)
    return mine == other or HEIGHT[other] < HEIGHT[mine]


GRAPH = graph_of({module_of(one): text(one) for one in files(".py", ".pyi", under=UNDER)})


def test_no_module_imports_itself_through_others() -> None:
    assert not circle(GRAPH), " -> ".join(circle(GRAPH))


def test_no_package_imports_itself_through_others() -> None:
    rooms = between_rooms(GRAPH)
    assert not circle(rooms), " -> ".join(circle(rooms))


def test_every_package_has_a_storey() -> None:
    assert set(map(room_of, GRAPH)) == set(HEIGHT)


def test_no_package_looks_up_or_sideways() -> None:
    wrong = [
        f"{user} imports {used}"
        for user, modules in GRAPH.items()
        for used in sorted(modules)
        if not allowed(user, used)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_package_has_a_public_name() -> None:
    """A package called as a function of `sharesim` would hide it from whoever imports deeper."""
    tree = ast.parse(text(f"{UNDER}/__init__.py"))
    words = {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant)}
    assert not words & set(map(room_of, GRAPH))


# ------------------------------------------------------------------------- this check itself

BELOW = "from __future__ import annotations\n"
TYPED = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sharesim.a.one import One\n"
INSIDE = "def f() -> None:\n    from sharesim import a\n    from sharesim.b import one\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (BELOW, set()),
        ("import numpy as np\nfrom sharesimilar.a import one", set()),
        ("import sharesim.a.one", {"a.one"}),
        ("from sharesim.a import one, thing", {"a.one", "a"}),
        ("from sharesim import thing", {"__init__"}),
        (TYPED, {"a.one"}),
        (INSIDE, {"a", "b.one"}),
    ],
)
def test_imports_are_found_wherever_they_stand(source: str, found: set[str]) -> None:
    assert imported(source, ["a", "a.one", "b", "b.one", "__init__"]) == found


def test_circles_are_found() -> None:
    apart = {"a.one": {"b.one"}, "b.two": {"a.two"}, "a.two": set(), "b.one": set()}
    assert circle(apart) == []
    assert sorted(set(circle(between_rooms(apart)))) == ["a", "b"]
    assert circle({**apart, "b.one": {"a.one"}}) != []


@pytest.mark.parametrize(
    ("user", "used", "verdict"),
    [
        ("results.comparison", "show.card", True),
        ("results.comparison", "results.groups", True),
        ("results.comparison", "markets.scenario", False),
        ("show.card", "files.cells", False),
        ("opening", "sweeps.results", True),
        ("sweeps.results", "opening", False),
        ("results.windows", "_core", True),
    ],
)
def test_storeys_are_kept(user: str, used: str, verdict: bool) -> None:
    assert allowed(user, used) is verdict
