# SPDX-License-Identifier: Apache-2.0
"""Result files as other programs read them: xarray, and those of netCDF where installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import h5py
import numpy as np
import pytest
import xarray as xr

import sharesim as ss

CAP = "30_night_cap"
ENGINES = ("h5netcdf", "netcdf4")


def run(program: str, *words: object, given: str | None = None) -> str:
    """What a program prints; skips the test where the program is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *map(str, words)],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="session")
def file(compared: Path) -> Path:
    return compared / "results.h5"


@pytest.fixture(scope="session")
def nights(file: Path) -> np.ndarray:
    """Nights by scenario, replicate and day, read without any convention."""
    with h5py.File(file, "r") as opened:
        return opened["nights"][()]


# ------------------------------------------------------------------------------------------- xarray


@pytest.mark.parametrize("engine", ENGINES)
def test_counts_of_days_are_numbers(file: Path, engine: str) -> None:
    with (
        h5py.File(file, "r") as plain,
        xr.open_dataset(file, engine=engine, decode_timedelta=True) as daily,
        xr.open_dataset(file, group="effects", engine=engine, decode_timedelta=True) as effects,
    ):
        assert daily["listing_days"].attrs["units"] == "day"
        assert float(daily["listing_days"].sum()) == plain["listing_days"][()].sum() > 0
        assert effects["takes_effect"].values.tolist() == [31, 0]
        assert effects["indicator_units"].sel(indicator="listing_days") == "day"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("group", [None, "effects", "placebo"])
def test_texts_do_not_hinder_arithmetic(file: Path, engine: str, group: str | None) -> None:
    along = "reform" if group else "scenario"
    with xr.open_dataset(file, group=group, engine=engine) as opened:
        text = "state_digest" if group != "effects" else "title"
        assert text in opened.coords
        first, second = opened[along].values[0], opened[along].values[-1]
        name = "difference" if group == "effects" else "nights"
        np.testing.assert_array_equal((opened * 2)[name], 2 * opened[name].values)
        assert set(opened.std().data_vars) == set(opened.data_vars)
        gap = opened.sel({along: first}) - opened.sel({along: second})
        np.testing.assert_array_equal(gap[name], opened[name].values[0] - opened[name].values[-1])


def test_tables_of_the_package_have_no_columns_of_texts(compared: Path) -> None:
    result = ss.open(compared)
    assert isinstance(result, ss.Comparison)
    for table in (
        result["nights"].to_dataframe(),
        result.to_dataframe(),
        result.effect("nights").to_dataframe(),
        ss.Results(compared).to_dataframe(),
    ):
        assert not [name for name in table if table[name].dtype == object]


def test_persons_are_called_by_the_digits_of_their_identity(kept: Path, town: ss.Scenario) -> None:
    hosts = ss.Results(kept).persons("hosts")
    labels = hosts["person"].values.tolist()
    assert all(isinstance(one, str) and len(one) == 16 for one in labels)
    assert labels == sorted(set(labels))
    identities = town.start(replicate=0).step(1).agents("hosts").identities
    assert {f"{int(one):016x}" for one in identities} <= set(labels)


def test_replicate_0_is_not_missing_to_readers_of_chunks(kept: Path) -> None:
    with h5py.File(kept / "results.h5", "r") as opened:
        for name in ("replicate", "time", "persons_hosts/replicate", "effects/begins"):
            assert opened[name].fillvalue == -9223372036854775806  # as netCDF has it
            assert opened[name].fillvalue not in opened[name][()]


# ----------------------------------------------------------------------------- programs, if present


def test_ncdump_shows_dates_and_characters(file: Path) -> None:
    assert 'time = "2019-01-01", "2019-01-02"' in run("ncdump", "-t", "-v", "time", file)
    header = run("ncdump", "-h", file)
    assert 'listing_days:units = "day"' in header
    assert "string :" not in header
    attributes = [line.strip() for line in header.splitlines() if ":" in line]
    assert not [line for line in attributes if line.startswith("string") and " = " in line]


def test_nco_chooses_by_date_and_by_group(file: Path, nights: np.ndarray, tmp_path: Path) -> None:
    few, zones = tmp_path / "few.nc", tmp_path / "zones.nc"
    run("ncks", "-O", "-d", "time,2019-01-05,2019-01-09", "-v", "nights", file, few)
    with xr.open_dataset(few) as chosen:
        np.testing.assert_array_equal(chosen["nights"], nights[..., 4:9])
        assert str(chosen["time"].values[0])[:10] == "2019-01-05"
    run("ncks", "-O", "-G", ":", "-g", "^/zones$", file, zones)
    with h5py.File(zones, "r") as moved, h5py.File(file, "r") as opened:
        assert "nights" in moved and "zones" not in moved
        np.testing.assert_array_equal(moved["nights"], opened["zones/nights"])


def test_cdo_reads_dates_once_time_is_first(file: Path, nights: np.ndarray, tmp_path: Path) -> None:
    turned = tmp_path / "turned.nc"
    order = ("-a", "time,scenario,replicate")
    run("ncpdq", "-O", "-C", *order, "-v", "nights,time", file, turned)
    assert run("cdo", "-s", "showdate", turned).split()[:2] == ["2019-01-01", "2019-01-02"]
    month = tmp_path / "month.nc"
    run("cdo", "-s", "monsum", "-selname,nights", turned, month)
    with h5py.File(month, "r") as sums:
        january = sums["nights"][()].reshape(3, *nights.shape[:2])[0]
    np.testing.assert_allclose(january, nights[..., :31].sum(axis=-1))


def test_r_reads_it_and_finds_the_paired_effect(file: Path, nights: np.ndarray) -> None:
    if "TRUE" not in run("Rscript", "-e", 'cat(requireNamespace("ncdf4", quietly = TRUE))'):
        pytest.skip("the package ncdf4 of R is not installed")
    script = f"""
    library(ncdf4)
    file <- nc_open("{file}")
    nights <- ncvar_get(file, "nights")
    scenario <- ncvar_get(file, "scenario")
    total <- apply(nights, c(2, 3), sum)
    gap <- total[, scenario == "{CAP}"] - total[, scenario == "baseline"]
    cat(ncatt_get(file, "time", "units")$value, mean(gap), t.test(gap)$conf.int, sep = "|")
    """
    units, *found = run("Rscript", "-e", script).split("|")
    assert units == "days since 2019-01-01"
    gap = (nights[1] - nights[0]).sum(axis=-1)
    half = 2.7764451 * gap.std(ddof=1) / np.sqrt(gap.size)
    expected = [gap.mean(), gap.mean() - half, gap.mean() + half]
    np.testing.assert_allclose(np.array(found, dtype=float), expected, rtol=1e-5)


def test_octave_sees_units_and_numbers(file: Path, nights: np.ndarray) -> None:
    script = f"""
    pkg load netcdf
    printf("%s|%s|", ncreadatt("{file}", "time", "units"), ncreadatt("{file}", "nights", "units"));
    printf("%.17g", sum(ncread("{file}", "nights")(:)));
    """
    if "netcdf" not in run(
        "octave-cli",
        "--eval",
        "printf('%s ', cellfun(@(one) one.name, pkg('list'), 'UniformOutput', false){:})",
    ):
        pytest.skip("the package netcdf of Octave is not installed")
    since, units, total = run("octave-cli", "--eval", script).split("|")
    assert (since, units) == ("days since 2019-01-01", "nights")
    assert float(total) == nights.sum()
