# SPDX-License-Identifier: Apache-2.0
"""The command `sharesim` of the wheel: the engine's own command line, not a second one."""

from __future__ import annotations

import os
import sys

from sharesim import _core, _paths

# What the engine hands over: a request as JSON, or "command" for a command with users' rules.
HANDED_OVER = "SHARESIM_IN_PYTHON"
PYTHON = "SHARESIM_PYTHON"  # which Python the engine then goes on in


def main() -> int:
    """Run the command line with the arguments given; its exit status."""
    _paths.tell_engine()
    handed = os.environ.pop(HANDED_OVER, "command")
    if handed != "command":
        from sharesim.command import backtest, city, design, report, validate
        from sharesim.command.request import Request

        verbs = {"validate": validate.main, "new": city.main, "backtest": backtest.main,
                 "report": report.main}  # fmt: skip
        asked = Request(handed)
        return verbs.get(asked.verb, design.main)(asked)
    os.environ.setdefault(PYTHON, sys.executable)
    return _core.main(["sharesim", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
