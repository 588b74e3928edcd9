# SPDX-License-Identifier: Apache-2.0
"""A page of HTML as a PDF, printed by a browser without a window."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sharesim._core import FileError

VARIABLE = "SHARESIM_BROWSER"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 120  # seconds


def browser() -> str:
    """Give the browser that prints; FileError that says how to get one where there is none."""
    own = os.environ.get(VARIABLE)
    found = next((path for one in ([own] if own else BROWSERS) if (path := shutil.which(one))), "")
    if not found:
        looked = own or ", ".join(BROWSERS)
        raise FileError(
            f"pdf: needs a browser that prints, and there is none ({looked}); install chromium, or "
            f"name one in {VARIABLE}, or print the HTML yourself"
        )
    return found


def arguments(profile: Path) -> list[str]:
    """Give what keeps the browser by itself: a profile of its own, no window, no first run."""
    asked = ["--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions",
             "--disable-dev-shm-usage", f"--user-data-dir={profile}"]  # fmt: skip
    # Its sandbox is refused to the superuser, as in containers; the page is ours and runs nothing.
    return [*asked, "--no-sandbox"] if os.geteuid() == 0 else asked


def printed(page: Path, out: Path) -> None:
    """Print a page of HTML into a PDF."""
    with tempfile.TemporaryDirectory(prefix="sharesim-") as name:
        command = [browser(), *arguments(Path(name)), "--no-pdf-header-footer",
                   f"--print-to-pdf={out.absolute()}", page.absolute().as_uri()]  # fmt: skip
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            raise FileError(f"pdf: {command[0]} did not end within {PATIENCE} seconds") from None
    if not out.is_file() or not out.stat().st_size:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise FileError(f"pdf: {command[0]} printed nothing ({said})")
