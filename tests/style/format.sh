#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every C++ file is as clang-format would write it.
set -euo pipefail
git ls-files -co --exclude-standard -- '*.hpp' '*.cpp' | xargs -r clang-format --dry-run -Werror
