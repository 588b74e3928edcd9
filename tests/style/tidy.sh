#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over sources changed since the parent commit (all with SHARESIM_LINT_ALL=1); the changed
# headers are looked at together, in one unit. Argument: the build folder of the lint preset.
set -euo pipefail
build=$1

changed() {
    if [ -n "${SHARESIM_LINT_ALL:-}" ] || ! git rev-parse --quiet --verify HEAD~1 >/dev/null; then
        git ls-files -co --exclude-standard
    else
        git diff --name-only --diff-filter=d HEAD~1
        git ls-files -o --exclude-standard
    fi | sed -nE '/^(sim|models)\/.*\.(hpp|cpp)$/p' | sort -u # grep fails where nothing has changed
}

units() {
    local headers=$build/headers/changed.cpp
    changed | sed -n 's/.*\.hpp$/#include "&"/p' >"$headers"
    [ ! -s "$headers" ] || echo "$headers"
    changed | grep '\.cpp$' || true
}

units | xargs -r -P "$(nproc)" -n 1 clang-tidy --quiet -p "$build" 2>/dev/null
