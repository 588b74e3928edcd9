#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every shell script passes shellcheck, where that is installed.
set -euo pipefail
if ! command -v shellcheck >/dev/null; then
    echo "shellcheck is not installed; scripts were not checked"
    exit 0
fi
git ls-files -co --exclude-standard -- dev .ci/run '*.sh' | xargs -r shellcheck
