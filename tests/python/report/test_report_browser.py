# SPDX-License-Identifier: Apache-2.0
"""A report in a real browser: nothing fetched, nothing amiss, no scrolling sideways, a PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import with_comparison

from sharesim.report import pdf, render

BROWSER = next((path for one in pdf.BROWSERS if (path := shutil.which(one))), "")
in_browser = pytest.mark.skipif(not BROWSER, reason="no Chromium here: apt-get install chromium")
Page = Callable[[str], Path]

# Asked of the page once it is laid out; the answer is put where --dump-dom shows it.
PROBE = """
<script>
addEventListener("load", () => {
  const root = document.documentElement;
  const out = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > root.clientWidth + 1 && !one.closest(".skip, .defs, details, .board thead");
  });
  const answer = {
    wide: root.scrollWidth, seen: root.clientWidth,
    out: out.map((one) => one.outerHTML.slice(0, 80)),
    fetched: performance.getEntriesByType("resource").map((one) => one.name),
  };
  root.setAttribute("data-answer", JSON.stringify(answer));
});
</script>
"""


def dumped(page: Path, folder: Path, width: int, *, scale: float = 1) -> tuple[dict, str]:
    """What the page answers at a width in pixels of the screen, and what the browser complains."""
    import json
    from html import unescape

    probed = folder / "probed.html"
    written = page.read_text("utf-8").replace("script-src", "")
    written = written.replace(
        "default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'"
    )
    probed.write_text(written.replace("</head>", f"{PROBE}</head>"), "utf-8")
    command = [BROWSER, *pdf.arguments(folder / "profile"), f"--window-size={width},900",
               f"--force-device-scale-factor={scale}", "--enable-logging=stderr", "--v=0",
               "--virtual-time-budget=3000", "--dump-dom", probed.as_uri()]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found = re.search(r'data-answer="([^"]*)"', done.stdout)
    assert found, done.stderr[-2000:]
    complaints = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return json.loads(unescape(found[1])), "\n".join(complaints)


@in_browser
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("width", "scale"), [(1280, 1), (1280, 2), (760, 1)])
def test_no_request_no_complaint_and_no_scrolling_sideways(
    page_in: Page, tmp_path: Path, language: str, width: int, scale: float
) -> None:
    # Enlarged to 200 %, a window of 1280 pixels has room for 640 of the page's.
    answer, complaints = dumped(page_in(language), tmp_path, int(width / scale), scale=scale)
    assert answer["wide"] <= answer["seen"], answer["out"][:5]
    assert not answer["fetched"]
    assert not complaints


@in_browser
def test_a_pdf_is_printed(folder: Path, tmp_path: Path) -> None:
    written = with_comparison(folder).report(tmp_path / "page.html", pdf=True)
    assert [one.suffix for one in written] == [".html", ".pdf"]
    content = written[1].read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) >= 4


# --------------------------------------------------------------------------------------- contrast

STYLE = (render.TEMPLATES / "page.css").read_text("utf-8")
PALETTE = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", STYLE))
# Text on what it stands on; 4.5 to 1 is the least for text of this size (WCAG 2.2, 1.4.3).
PAIRS = [("ink", "paper"), ("soft", "paper"), ("gain", "paper"), ("loss", "paper"),
         ("ink", "panel"), ("soft", "panel"), ("paper", "gain")]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_words_stand_out_from_what_they_stand_on(text: str, ground: str) -> None:
    assert contrast(PALETTE[text], PALETTE[ground]) >= 4.5


def test_colours_of_text_are_those_of_the_palette_or_black_on_light() -> None:
    bare = re.findall(r"svg text[^{]*\{[^}]*fill: (#[0-9a-f]{3,6})", STYLE)
    assert set(bare) <= {"#fff", "#16181d"}
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_gain_and_loss_differ_by_more_than_colour() -> None:
    rules = dict(re.findall(r"^\.(gain|loss|neither) \{ fill: ([^;]+);", STYLE, re.MULTILINE))
    assert rules["loss"].startswith("url(#")
    assert not rules["gain"].startswith("url(#")
    assert contrast(PALETTE["gain"], "#e4e6e9") > 3
