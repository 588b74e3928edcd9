# SPDX-License-Identifier: Apache-2.0
"""Files as they are read here: regular ones, no larger than can be held, by the engine's rules."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sharesim._core import FileError

MOST_OF_DOCUMENT = 32 << 20  # bytes, as the engine reads
MOST_OF_TEXT = 1 << 30
LONGEST_VALUE = 80  # letters of a value that a message shows

KINDS = (
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a pipe, not a regular file; save what it gives in a file first"),
    (lambda mode: not stat.S_ISREG(mode), "is a device, not a regular file"),
)


def bytes_of(path: str | os.PathLike[str], most: int = MOST_OF_TEXT) -> bytes:
    """Give what a regular file holds; FileError says why where it is none or too large."""
    try:
        found = Path(path).stat()
        for is_kind, why in KINDS:
            if is_kind(found.st_mode):
                raise FileError(f"{path}: {why}")
        if found.st_size > most:
            raise FileError(too_large(path, found.st_size, most))
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise FileError(f"{path}: no such file") from None
    except ValueError:  # a NUL inside the name
        raise FileError(f"{str(path)!r}: no such file") from None
    except OSError as error:
        if isinstance(error, FileError):
            raise
        raise FileError(f"{shortened(str(path), 500)}: {error.strerror}") from None


def document_of(path: str | os.PathLike[str]) -> str:
    """Give the text of a document; FileError says why where there is none."""
    try:
        return bytes_of(path, MOST_OF_DOCUMENT).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(f"{path}: not UTF-8 (byte {error.start + 1:,})") from None


def too_large(path: str | os.PathLike[str], size: int, most: int) -> str:
    """Say how large a file is, and how large one may be."""
    return f"{path}: has {size >> 20} MiB; at most {most >> 20} MiB are read"


def shortened(words: str, most: int = LONGEST_VALUE) -> str:
    """Give words on one line, without their middle where they are long."""
    if len(words) > most:
        words = f"{words[: most * 2 // 3]}…{words[-(most // 3) :]}"
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in words)
