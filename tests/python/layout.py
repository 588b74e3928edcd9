# SPDX-License-Identifier: Apache-2.0
"""The ten rules of a result file, as checks that any test may apply to any file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import h5py
import numpy
import xarray

ENGINES = ("h5netcdf", "netcdf4")
FILE_ATTRIBUTES = (
    "Conventions",
    "schema_version",
    "engine_version",
    "engine_commit",
    "compiler",
    "seed",
    "resolved_scenario",
    "record_hash",
)
VARIABLE_ATTRIBUTES = ("units", "long_name", "statistic")


def check_layout(path: str | Path) -> None:
    """Assert that a complete result file keeps the rules and opens in both xarray engines."""
    assert not Path(f"{path}.partial").exists(), "rule 10: still being written"
    with h5py.File(path, "r") as file:
        _check_file(file)
        groups = list(_groups(file["/"]))
        for group in groups:
            _check_group(group)
        names = [group.name for group in groups if _datasets(group)]
        values = {name: _numbers(file[name]) for name in names}
    for engine in ENGINES:
        for name in names:
            _check_readable(path, engine, name, values[name])
    # Groups share their dimensions. By h5py, which looks for the name of each dimension of each
    # variable in the whole file, a tree takes half a minute.
    with xarray.open_datatree(path, engine="netcdf4") as tree:
        assert {"/", *names} == {"/", *tree.groups}


def _groups(group: h5py.Group) -> Iterator[h5py.Group]:
    yield group
    for member in group.values():
        if isinstance(member, h5py.Group):
            yield from _groups(member)


def _datasets(group: h5py.Group) -> list[h5py.Dataset]:
    return [member for member in group.values() if isinstance(member, h5py.Dataset)]


def _is_text(kind: numpy.dtype) -> bool:
    text = h5py.check_string_dtype(kind)
    return text is not None and text.encoding == "utf-8" and text.length is None


def _words(value: object) -> str:
    """A text attribute, which is characters of a fixed length; empty for what is no such text."""
    return value.decode() if isinstance(value, bytes) else ""


def _check_file(file: h5py.File) -> None:
    missing = [name for name in FILE_ATTRIBUTES if name not in file.attrs]
    assert not missing, f"rule 6: the file does not say its {missing}"
    assert _words(file.attrs["Conventions"]).startswith("CF-1."), "rule 6: conventions"


def _check_group(group: h5py.Group) -> None:
    order = group.id.get_create_plist()
    assert order.get_link_creation_order() & h5py.h5p.CRT_ORDER_TRACKED, f"rule 3: {group.name}"
    assert order.get_attr_creation_order() & h5py.h5p.CRT_ORDER_TRACKED, f"rule 3: {group.name}"
    _check_attributes(group)
    for dataset in _datasets(group):
        _check_type(dataset)
        _check_attributes(dataset)
        _check_storage(dataset)
        if dataset.is_scale:
            _check_dimension(dataset)
        else:
            _check_variable(group, dataset)


def _check_type(dataset: h5py.Dataset) -> None:
    kind = dataset.dtype
    enumerated = h5py.check_enum_dtype(kind) is not None
    plain = kind.kind in "iuf" and not enumerated
    assert plain or _is_text(kind), f"rules 1 and 2: {dataset.name} is {kind}"
    if "flag_values" in dataset.attrs:
        meanings = _words(dataset.attrs["flag_meanings"]).split()
        assert kind == numpy.int8, f"rule 2: {dataset.name} has flags but is {kind}"
        assert dataset.attrs["flag_values"].dtype == kind, f"rule 2: flags of {dataset.name}"
        assert len(meanings) == len(dataset.attrs["flag_values"]), f"rule 2: {dataset.name}"


def _check_attributes(owner: h5py.Group | h5py.Dataset) -> None:
    for name, value in owner.attrs.items():
        readable = isinstance(value, bytes | numpy.generic | numpy.ndarray)
        assert readable, f"rule 2: attribute {name} of {owner.name} is {type(value)}"


def _check_storage(dataset: h5py.Dataset) -> None:
    order = dataset.id.get_create_plist().get_attr_creation_order()
    assert order & h5py.h5p.CRT_ORDER_TRACKED, f"rule 3: {dataset.name}"
    if dataset.dtype.kind in "iuf" and dataset.ndim > 0:
        assert dataset.chunks, f"rule 9: {dataset.name} is not chunked"
        assert dataset.shuffle, f"rule 9: {dataset.name} is not shuffled"
        assert dataset.compression == "gzip", f"rule 9: {dataset.name} is not deflated"
    if dataset.dtype.kind in "iu" and "_FillValue" not in dataset.attrs:
        taken = (dataset[()] == dataset.fillvalue).any()
        assert not taken, f"rule 8: a value of {dataset.name} stands for what was never written"


def _check_dimension(scale: h5py.Dataset) -> None:
    assert scale.ndim == 1, f"rule 4: {scale.name} is no list of labels"
    assert scale.attrs["long_name"], f"rule 6: {scale.name}"
    name = scale.name.rsplit("/", 1)[-1]
    assert _words(scale.attrs["NAME"]) == name, f"rule 4: {scale.name} labels another dimension"
    if name == "time":
        assert _words(scale.attrs["units"]).startswith("days since "), "rule 4: time in days"
        assert _words(scale.attrs["calendar"]) == "proleptic_gregorian", "rule 4: a calendar"
    elif not _is_text(scale.dtype):
        assert "units" in scale.attrs, f"rule 6: {scale.name} has no units"


def _check_variable(group: h5py.Group, variable: h5py.Dataset) -> None:
    missing = [name for name in VARIABLE_ATTRIBUTES if not variable.attrs.get(name)]
    assert not missing, f"rule 6: {variable.name} does not say its {missing}"
    for axis, dimension in enumerate(variable.dims):
        assert len(dimension) == 1, f"rules 4 and 7: axis {axis} of {variable.name} is anonymous"
        label = _words(dimension[0].attrs["NAME"])
        assert dimension[0] == group.get(label), f"rule 5: labels of {variable.name} are elsewhere"
    if variable.dtype.kind == "f":
        assert numpy.isnan(variable.attrs["_FillValue"]).all(), f"missing in {variable.name}"
        assert numpy.isnan(variable.fillvalue), f"never written in {variable.name}"


def _numbers(group: h5py.Group) -> dict[str, numpy.ndarray]:
    """The values of the variables, with NaN for what is missing."""
    found = {}
    for dataset in _datasets(group):
        if dataset.is_scale or dataset.dtype.kind not in "iuf":
            continue
        values = dataset[()].astype(float)
        mark = dataset.attrs.get("_FillValue", numpy.array([numpy.nan]))
        name = dataset.name.rsplit("/", 1)[-1]
        found[name] = numpy.where(values == float(mark[0]), numpy.nan, values)
    return found


def _check_readable(
    path: str | Path, engine: str, group: str, values: dict[str, numpy.ndarray]
) -> None:
    # As xarray before 2026 does unasked: no count may be taken for a span of time.
    with xarray.open_dataset(path, group=group, engine=engine, decode_timedelta=True) as opened:
        anonymous = [name for name in opened.dims if name not in opened.coords]
        assert not anonymous, f"rules 4 and 7: {engine} sees {anonymous} without labels in {group}"
        for name, expected in values.items():
            numpy.testing.assert_array_equal(opened[name].values.astype(float), expected)
        if "time" in opened.coords:
            assert numpy.issubdtype(opened["time"].dtype, numpy.datetime64), f"time in {engine}"
        texts = [name for name, one in opened.data_vars.items() if one.dtype.kind in "OUT"]
        assert not texts, f"rule 7: {engine} takes {texts} in {group} for numbers"
        for coordinate in opened.coords.values():
            if coordinate.dtype.kind in "OUT":
                labels = coordinate.values.ravel()
                assert all(isinstance(label, str) for label in labels), coordinate.name
