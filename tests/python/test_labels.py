# SPDX-License-Identifier: Apache-2.0
"""What reforms are called: by their labels, which are free words and never the names of files."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from program import PROGRAM, answer, assert_refused, program_is_built, sharesim

import sharesim as ss

pytestmark = program_is_built

CAP = """[[regulation.night_cap]]
nights = 30
enforcement = "automatic"
from = 2019-02-01
"""
THIRTY = f'label = "thirty"\ntitle = "Thirty nights"\n{CAP}'


def experiment(folder: Path, label: str, *more: str) -> Path:
    """The document of an experiment with a reform of that label, and others."""
    path = folder / "mine.toml"
    reforms = ", ".join(
        f"{{ label = {json.dumps(one, ensure_ascii=False)}, tax = {{ rate = 0.15 }} }}"
        for one in (label, *more)
    )
    path.write_text(
        f'baseline = "village"\nreforms = [{reforms}]\nreplicates = 1\n\n[set]\ndays = 3\n'
        "burn_in = 3\n",
        "utf-8",
    )
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


@pytest.mark.parametrize("label", ["../../outside", "cap 30/90", "Größe «30»", ".", "x" * 120])
def test_a_label_is_no_path(tmp_path: Path, label: str) -> None:
    written = experiment(tmp_path, label)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/outside.toml").write_text("precious = 1")
    before = tree(tmp_path)
    out = tmp_path / "a/out"
    if label == "cap 30/90":  # one of them, for it takes seconds
        assert sharesim("check", written).returncode == 0
    done = sharesim("run", written, "-o", out, "--quiet")
    assert done.returncode == 0, done.stderr
    after = {name: text for name, text in tree(tmp_path).items() if not name.startswith("a/out/")}
    assert after == before
    assert [one.name for one in (out / "reforms").iterdir()] == ["1.toml"]
    assert sharesim("verify", out, "--rerun", 2).returncode == 0
    results = ss.open(out)
    assert results.reforms == [label]
    assert results.parameters(label)["tax"]["rate"] == 0.15
    assert results.dataset["scenario"].values.tolist() == ["baseline", label]


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ([""], "a label of a reform must not be empty, got ''"),
        (["  "], "must not be empty, got '  '"),
        (["x" * 300], "has 1 to 120 characters, got 300: 'xxx"),
        (["two\nlines"], r"no line breaks or other control characters, got 'two\x0alines'"),
        (["\x1b[2J"], r"control characters, got '\x1b[2J'"),
        (["Baseline"], "'Baseline' is what the scenario without reforms is called"),
        (["Cap", "cAP"], "mine.toml:2: label (there 'Cap'); reforms need labels that differ"),
    ],
)
def test_labels_are_refused_by_every_door(tmp_path: Path, labels: list[str], told: str) -> None:
    written, out = experiment(tmp_path, *labels), tmp_path / "out"
    for verb in ("check", "run"):
        words = ("-o", out) if verb == "run" else ()
        assert_refused(sharesim(verb, written, *words), "mine.toml:2: label: ", told, folder=out)
    with pytest.raises(ss.ScenarioError) as caught:
        ss.experiment(written)
    assert told in str(caught.value)
    named = {label: {"tax.rate": 0.15} for label in labels}
    for refused in (
        lambda: ss.compare("village", named, 1, days=3, out=out),
        lambda: ss.sweep("village", {"tax.rate": (0, 0.1)}, points=2, reforms=named, out=out),
    ):
        with pytest.raises(ss.ScenarioError) as caught:
            refused()
        assert told.replace("mine.toml:2: label", "reforms") in str(caught.value)
        assert not out.exists()
    for number, label in enumerate(labels):
        (tmp_path / f"{number}.toml").write_text(f"label = {json.dumps(label)}\n", "utf-8")
    files = [word for n in range(len(labels)) for word in ("--reform", tmp_path / f"{n}.toml")]
    of_files = told.replace("mine.toml:2", "0.toml:1")
    assert_refused(sharesim("compare", "village", *files), ".toml:1: label: ", of_files)


def test_a_reform_file_is_called_by_its_label(tmp_path: Path) -> None:
    reform = tmp_path / "reform_label.toml"
    reform.write_text(THIRTY)
    words = ["compare", "village", "--reform", reform, "--days", 60, "--replicates", 1]
    told = answer(*words)["reforms"][0]
    assert (told["name"], told["title"]) == ("thirty", "Thirty nights")
    printed = sharesim(*words, "--quiet").stdout
    assert "thirty: Thirty nights, from 2019-02-01" in printed
    assert "reform_label" not in printed
    town = ss.scenario("village").set({"burn_in": 3, "days": 40})
    compared = ss.compare(town, [reform], 1)
    assert compared.reforms == ["thirty"]
    assert compared.reform_title("thirty") == "Thirty nights"
    compared = ss.compare(town, {"mine": reform}, 1)
    assert compared.reforms == ["mine"]
    written = tmp_path / "e.toml"
    written.write_text('baseline = "village"\nreforms = ["reform_label.toml", "night_cap_90"]\n')
    assert ss.experiment(written).reforms == ["thirty", "night_cap_90"]
    again = tmp_path / "copy.toml"
    again.write_text(THIRTY)
    both = ("compare", "village", "--reform", reform, "--reform", again)
    assert_refused(sharesim(*both), "copy.toml:1: label: 'thirty' is given twice", f"at {reform}:1")
    bare = tmp_path / "bare.toml"
    bare.write_text(CAP)
    assert answer(*words, "--reform", bare)["reforms"][1]["name"] == "bare"


def test_a_killed_comparison_with_free_labels_goes_on(tmp_path: Path) -> None:
    reforms = [tmp_path / "a.toml", tmp_path / "b.toml"]
    reforms[0].write_text(THIRTY.replace('"thirty"', '"x/y"'))
    reforms[1].write_text(THIRTY.replace('"thirty"', '"placebo.x/y"').replace("30", "90"))
    named = [word for one in reforms for word in ("--reform", str(one))]
    short = ["--days", "90", "--set", "burn_in=20", "--replicates", "8", "--threads", "1"]
    words = ["compare", "village", *named, *short, "--quiet"]
    assert sharesim(*words, "-o", tmp_path / "straight").returncode == 0
    out = tmp_path / "out"
    with subprocess.Popen(
        [str(PROGRAM), *words, "-o", str(out)], stdout=subprocess.DEVNULL
    ) as running:
        while running.poll() is None and not list(out.glob("parts/placebo2-*.h5")):
            time.sleep(0.005)
        running.send_signal(signal.SIGKILL)
    names = {one.name.rsplit("-")[0] for one in out.glob("parts/*.h5")}
    assert names == {"baseline", "reform1", "reform2", "placebo1", "placebo2"}
    assert sharesim("resume", out, "--quiet").returncode == 0
    assert (out / "results.h5").read_bytes() == (tmp_path / "straight/results.h5").read_bytes()
    events = [json.loads(line) for line in (out / "status.jsonl").read_text().splitlines()]
    told = {one["run"]: one["of"] for one in events if one["event"] == "finished"}
    assert told["placebo2-3"] == "placebo of placebo.x/y, replicate 3"
