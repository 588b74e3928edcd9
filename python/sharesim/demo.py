# SPDX-License-Identifier: Apache-2.0
"""The figure, the table and the report of the demonstration: `python -m sharesim.demo DIR`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sharesim.opening import open as open_results
from sharesim.results.comparison import Comparison


def draw(folder: Path) -> tuple[Path, Path, Path]:
    """Write the report of a comparison beside its folder, `effects.png` and `effects.csv` into it.

    Gives the paths of the figure, the table and the report.
    """
    comparison = open_results(folder)
    if not isinstance(comparison, Comparison):
        raise ValueError(f"{folder} holds no comparison")
    picture, table = folder / "effects.png", folder / "effects.csv"
    page = folder.absolute().parent / f"{folder.absolute().name}.html"
    comparison.report(page, overwrite=True)
    comparison.plot().savefig(picture, dpi=100, pil_kwargs={"optimize": True})
    comparison.to_dataframe().to_csv(table)
    return picture, table, page


def main(arguments: list[str] | None = None) -> int:
    """Draw the demonstration; 2 when the folder holds no comparison."""
    parser = argparse.ArgumentParser(prog="python -m sharesim.demo", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of a comparison")
    folder = parser.parse_args(arguments).folder
    try:
        picture, table, page = draw(folder)
    except (OSError, ValueError) as error:
        print(f"sharesim.demo: {error}", file=sys.stderr)
        return 2
    print(f"figure   {picture}\ntable    {table}\nresult   {folder / 'results.h5'}")
    print(f"report   {page}   (open it in a browser)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
