# SPDX-License-Identifier: Apache-2.0
"""The command `sharesim` of the wheel: the engine's own command line, not a second one."""

from __future__ import annotations

import sys

from sharesim import _core, _paths

DESIGN_VERBS = (["run"], ["compare"], ["resume"])


def main() -> int:
    """Run the command line with the arguments given; its exit status."""
    _paths.tell_engine()
    words = sys.argv[1:]
    if words[:1] in DESIGN_VERBS:  # what may be about a design is looked at; the rest is not slowed
        from sharesim import design_command

        if design_command.serves(words):
            return design_command.main(words)
    return _core.main(["sharesim", *words])


if __name__ == "__main__":
    sys.exit(main())
