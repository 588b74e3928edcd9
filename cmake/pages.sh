#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes what the program knows of itself: the schema of scenarios, and a page of parameters a market.
# Arguments: the program, the folder to write into (the root of the project, or an empty one).
set -euo pipefail
program=$1 to=$2

mkdir -p "$to/scenarios" "$to/docs/models"
"$program" schema >"$to/scenarios/sharesim.schema.json"
"$program" list models --json | python3 -c 'import json, sys; print(*(m["name"] for m in json.load(sys.stdin)), sep="\n")' |
    while read -r model; do
        "$program" describe "$model" >"$to/docs/models/$model.parameters.md"
    done
