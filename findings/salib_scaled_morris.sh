#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SALib 1.6.0 (numpy 2.4.6, scipy 1.17.1): scaled elementary effects of a sum have a spread.
#
# In Morris' screening `sigma`, the spread of a parameter's elementary effects, is read as interaction
# or curvature: for a sum of inputs it is zero. `analyze.morris(scaled=True)` is what the manual points
# to where inputs are changed after sampling, such as rounded to whole numbers, since it divides by
# the steps in the matrix and not by the step between levels. It says that effects are scaled by the
# ratio of the standard deviations of X and Y. One would expect one ratio for each parameter, over the
# sample, which leaves the sigma of a sum at zero.
#
# There is a ratio for each trajectory (pull request 580 upstream says so, after Moret et al. 2017).
# How far an input is spread in a trajectory depends on whether it moved early, halfway or late, which
# is drawn at random. So the order of moves enters sigma, and the scaled effects of a sum scatter by
# a third of their mean.
#
# Seen, for y = a + b + c + d over the unit cube, 200 trajectories of 4 levels (the last digits by input):
#     scaled=False   mu_star 1.00   sigma 0.00
#     scaled=True    mu_star 0.57   sigma 0.18 to 0.19
#
# We divide by the steps that were taken ourselves, and do not scale.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check SALib==1.6.0 numpy==2.4.6 scipy==1.17.1

cat >"$folder/scaled.py" <<'PYTHON'
import numpy as np
from SALib.analyze import morris as judge
from SALib.sample import morris as draw

problem = {"num_vars": 4, "names": list("abcd"), "bounds": [[0, 1]] * 4}
inputs = draw.sample(problem, 200, num_levels=4, seed=1)
output = inputs.sum(axis=1)
spread = {}
for scaled in (False, True):
    found = judge.analyze(problem, inputs, output, num_levels=4, scaled=scaled, seed=1)
    mean, sigma = np.asarray(found["mu_star"]), np.asarray(found["sigma"])
    print(f"scaled={scaled}: mu_star {mean.round(2)}, sigma {sigma.round(2)}")
    spread[scaled] = sigma / mean
as_described = spread[False].max() < 1e-9 and spread[True].min() > 0.25
raise SystemExit(0 if as_described else "changed: a sum has no spread, or both have")
PYTHON
"$folder/venv/bin/python" "$folder/scaled.py"
