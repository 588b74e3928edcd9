#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# numba 0.68.1 (numpy 2.4.6, Python 3.11): what x / 0 does in a helper depends on who called it first.
#
# `@njit` divides as Python does and raises ZeroDivisionError; `@njit(error_model="numpy")` divides as
# NumPy does and gives inf. One would expect a function to keep the model that it was decorated with,
# or a caller to impose its own. Neither is so: a helper takes the model of the caller for whom it is
# compiled, and it is compiled once for each type of arguments. The first call in the process decides
# for all later ones, also for those from plain Python.
#
# Seen, for a helper under plain `@njit` called with (1.0, 0.0) in three processes:
#     first called by itself:             itself raises, by a caller with "numpy" raises
#     first by a caller with "numpy":     that gives inf, itself inf, by a plain caller inf
#     first by a plain caller:            that raises, by a caller with "numpy" raises
# The manual describes error_model as an option of a function. Upstream: numba issue 2305, open.
#
# We compile rules of users with "numpy", but take any helper's exception as a failed answer, since
# the same rule may raise in one process and give inf in another.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check numba==0.68.1 numpy==2.4.6

cat >"$folder/order.py" <<'PYTHON'
import sys

from numba import njit


@njit
def itself(a, b):
    return a / b


@njit(error_model="numpy")
def as_numpy(a, b):
    return itself(a, b)


@njit
def plain(a, b):
    return itself(a, b)


for name in sys.argv[1:]:
    try:
        print(name, globals()[name](1.0, 0.0), end="; ")
    except ZeroDivisionError:
        print(name, "raises", end="; ")
PYTHON

# Arguments: what is expected, then the order of calls.
seen() {
    local expected=$1 told
    shift
    told=$("$folder/venv/bin/python" "$folder/order.py" "$@")
    echo "$told"
    [ "$told" = "$expected" ] || {
        echo "changed: expected $expected"
        exit 1
    }
}

seen "itself raises; as_numpy raises; " itself as_numpy
seen "as_numpy inf; itself inf; plain inf; " as_numpy itself plain
seen "plain raises; as_numpy raises; " plain as_numpy
