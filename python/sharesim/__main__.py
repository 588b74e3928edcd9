# SPDX-License-Identifier: Apache-2.0
"""`python -m sharesim` is the command `sharesim`."""

from __future__ import annotations

import sys

from sharesim.command.main import main

sys.exit(main())
