#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a Python tool of the project's environment, or the one on the path where there is none.
set -euo pipefail
tool=$1
shift
[ -x ".venv/bin/$tool" ] && tool=.venv/bin/$tool
exec "$tool" "$@"
