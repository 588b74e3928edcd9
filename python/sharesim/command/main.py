# SPDX-License-Identifier: Apache-2.0
"""The command `sharesim` of the wheel: the engine's own command line, not a second one."""

from __future__ import annotations

import os
import sys

from sharesim import _core, _paths

# What the engine hands over: "design" for designs and facts, "command" for rules of users.
HANDED_OVER = "SHARESIM_IN_PYTHON"
PYTHON = "SHARESIM_PYTHON"  # which Python the engine then goes on in


def main() -> int:
    """Run the command line with the arguments given; its exit status."""
    _paths.tell_engine()
    if os.environ.pop(HANDED_OVER, None) == "design":
        from sharesim.command import backtest, city, design, report, validate

        words = sys.argv[1:]
        verbs = {"validate": validate.main, "new": city.main, "backtest": backtest.main,
                 "report": report.main}  # fmt: skip
        return verbs.get(words[0], design.main)(words)
    os.environ.setdefault(PYTHON, sys.executable)
    return _core.main(["sharesim", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
