# SPDX-License-Identifier: Apache-2.0
"""Result files of the command line keep the ten rules; files that break one are found out."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

h5py = pytest.importorskip("h5py")
numpy = pytest.importorskip("numpy")
for package in ("xarray", "h5netcdf", "netCDF4"):
    pytest.importorskip(package)

from layout import FILE_ATTRIBUTES, check_layout  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("SHARESIM_BINARY", ROOT / "build" / "sharesim"))


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files of a run and a comparison of the village; SHARESIM_RESULT names a file instead."""
    if given := os.environ.get("SHARESIM_RESULT"):
        return [Path(given)]
    if not BINARY.exists():
        pytest.skip(f"{BINARY} is not built")
    folder = tmp_path_factory.mktemp("village")
    for verb, days, *more in [
        ("run", "30"),
        ("compare", "210", "--reform", "night_cap_90", "--replicates", "2"),
    ]:
        command = [BINARY, verb, "village", "--days", days, *more, "-o", folder / verb]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
    return sorted(folder.rglob("*.h5"))


def test_the_command_line_writes_files_that_keep_the_rules(results: list[Path]) -> None:
    assert results
    for result in results:
        check_layout(result)


def sound(path: Path) -> h5py.File:
    """A small file that keeps the rules, open so that a test can break one."""
    file = h5py.File(path, "w", track_order=True)
    for name in FILE_ATTRIBUTES:
        file.attrs[name] = numpy.bytes_("CF-1.8" if name == "Conventions" else "1")
    labels = file.create_dataset(
        "zone", data=["inner", "outer"], dtype=h5py.string_dtype(), track_order=True
    )
    labels.attrs["long_name"] = numpy.bytes_("Zone")
    labels.make_scale("zone")
    rent = file.create_dataset(
        "rent",
        data=[1.5, 2.5],
        chunks=(2,),
        shuffle=True,
        compression="gzip",
        fillvalue=numpy.nan,
        track_order=True,
    )
    for name, words in {"units": "EUR", "long_name": "Rent.", "statistic": "mean"}.items():
        rent.attrs[name] = numpy.bytes_(words)
    rent.attrs["_FillValue"] = numpy.array([numpy.nan])
    rent.dims[0].attach_scale(labels)
    return file


def break_labels(file: h5py.File) -> None:
    file["rent"].dims[0].detach_scale(file["zone"])


def break_units(file: h5py.File) -> None:
    del file["rent"].attrs["units"]


def break_record(file: h5py.File) -> None:
    del file.attrs["seed"]


def break_type(file: h5py.File) -> None:
    kind = h5py.enum_dtype({"inner": 0, "outer": 1}, basetype="i1")
    file.create_dataset("kind", data=[0, 1], dtype=kind)


def break_attribute(file: h5py.File) -> None:
    file["rent"].attrs["units"] = "EUR"  # of variable length


def break_span(file: h5py.File) -> None:
    file["rent"].attrs["units"] = numpy.bytes_("days")


def break_fill(file: h5py.File) -> None:
    made = file.create_dataset(
        "count", data=[0, 1], chunks=(2,), shuffle=True, compression="gzip", track_order=True
    )
    assert made.fillvalue == 0


def break_texts(file: h5py.File) -> None:
    made = file.create_dataset(
        "title", data=["a", "b"], dtype=h5py.string_dtype(), track_order=True
    )
    for name in ("units", "long_name", "statistic"):
        made.attrs[name] = numpy.bytes_("1")
    made.dims[0].attach_scale(file["zone"])


def break_storage(file: h5py.File) -> None:
    file.create_dataset("plain", data=[1.0, 2.0], track_order=True)


def break_order(file: h5py.File) -> None:
    file.create_group("unordered", track_order=False)


def test_a_sound_file_passes(tmp_path: Path) -> None:
    with sound(tmp_path / "sound.h5"):
        pass
    check_layout(tmp_path / "sound.h5")


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (break_labels, "rules 4 and 7"),
        (break_units, "rule 6"),
        (break_record, "rule 6"),
        (break_type, "rules 1 and 2"),
        (break_attribute, "rule 2"),
        (break_span, "Arrays are not equal"),
        (break_fill, "rule 8"),
        (break_texts, "rule 7"),
        (break_storage, "rule 9"),
        (break_order, "rule 3"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, damage, rule: str) -> None:
    with sound(tmp_path / "broken.h5") as file:
        damage(file)
    with pytest.raises(AssertionError, match=rule):
        check_layout(tmp_path / "broken.h5")
