# SPDX-License-Identifier: Apache-2.0
"""The command `sharesim` of the wheel: the engine's own command line, not a second one."""

from __future__ import annotations

import sys

from sharesim import _core, _paths


def main() -> int:
    """Run the command line with the arguments given; its exit status."""
    _paths.tell_engine()
    return _core.main(["sharesim", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
