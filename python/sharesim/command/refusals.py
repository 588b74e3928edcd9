# SPDX-License-Identifier: Apache-2.0
"""Refusals and the exit status of all verbs that the engine hands over."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable

from sharesim._core import FileError, ScenarioError

INPUT_WRONG, SOME_FAILED, INTERRUPTED, PIPE_CLOSED = 2, 3, 130, 141
# Refusals name arguments as Python has them; here these are options.
ARGUMENT = re.compile(r'\b(currency|exchange_rate|bad_rows|dates)="?([\w.-]+)"?')


def guarded(body: Callable[[], int], when_interrupted: str) -> int:
    """Give the exit status of what a verb does, with its errors as words."""
    try:
        status = body()
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # `| head` has read enough; nothing more can be written, nor need be
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (ScenarioError, FileError, ImportError, ValueError) as error:
        for line in str(error).splitlines():
            print(f"sharesim: error: {as_options(line)}", file=sys.stderr)
        return INPUT_WRONG
    except KeyboardInterrupt:
        print(f"sharesim: interrupted; {when_interrupted}", file=sys.stderr)
        return INTERRUPTED
    except RuntimeError as error:
        print(f"sharesim: error: {error}", file=sys.stderr)
        return SOME_FAILED


def as_options(words: str) -> str:
    """Name options where a refusal names arguments of Python."""
    words = words.replace("overwrite=True", "--force")
    return ARGUMENT.sub(lambda found: f"--{found[1].replace('_', '-')} {found[2]}", words)
