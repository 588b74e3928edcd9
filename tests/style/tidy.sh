#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over sources changed since the parent commit (all with SHARESIM_LINT_ALL=1); a header is
# looked at through the unit that compiles it alone. Argument: the build folder of the lint preset.
set -euo pipefail
build=$1

changed() {
    if [ -n "${SHARESIM_LINT_ALL:-}" ] || ! git rev-parse --quiet --verify HEAD~1 >/dev/null; then
        git ls-files -co --exclude-standard
    else
        git diff --name-only --diff-filter=d HEAD~1
        git ls-files -o --exclude-standard
    fi
}

units=$(changed | grep -E '^(sim|models)/.*\.(hpp|cpp)$' | sort -u | while read -r file; do
    case $file in
    *.hpp) echo "$build/headers/$file.cpp" ;;
    *) echo "$file" ;;
    esac
done)
[ -n "$units" ] || exit 0
echo "$units" | xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p "$build" 2>/dev/null
