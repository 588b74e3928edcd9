# SPDX-License-Identifier: Apache-2.0
"""Command lines that ask for what there is not."""

from __future__ import annotations

from spoilt_files import SHORT, Case, Files


def option(given: Files) -> Case:
    long = "x" * 5_000
    numbers = ["--days", "--replicates", "--threads", "--first-replicate"]
    bad = ["0.5", "abc", "", "nan", "-1", "1e400", "99999999999999999999", "١", long]  # noqa: RUF001
    words = given.luck.choice(
        [
            [given.luck.choice(numbers), given.luck.choice(bad)],
            ["--seed", given.luck.choice(["-1", "abc", "1.5", "99999999999999999999999"])],
            ["--set", given.luck.choice(["", "=", "a", "a.b.c=1", "days=", ".days=1", "d..x=1"])],
            ["--set", given.luck.choice(["segments.99.share=1", "segments.x.share=1", "days=nan"])],
            ["--set", "a" + ".a" * 50_000 + "=1"],
            ["--set", f"x={'[' * 50_000}"],
            ["--set", f"{long}={long}"],
            ["--set", f"currency={given.luck.choice(['euro', 'EU', '€€€', 'eur', 'E R'])}"],
            ["--persons", given.luck.choice(["nobody", "", ",", "hosts,hosts", long])],
            [
                "--shard",
                given.luck.choice(["0/0", "3/2", "1", "a/b", "-1/2", "1/0", "1/9" + "9" * 20]),
            ],
            ["--begin", given.luck.choice(["never", "+", "+xd", "2019-02-30", "+99999999999d"])],
            ["--placebos", "perhaps"],
            ["--nonsense"],
            ["--reform", "none"],
            ["extra"],
        ]
    )
    return Case(
        ["run", "village.toml", *SHORT, "-o", "out", *words], f"option {str(words)[:60]}", True
    )


def verb(given: Files) -> Case:
    long, raw = "x" * 5_000, b"\xff\xfe\x01"
    subject: str | bytes = given.luck.choice(
        ["", "none", long, raw, "data", "/", "a\nb", "village.toml"]
    )
    lines: list[list[str | bytes]] = [
        [
            given.luck.choice(["run", "check", "compare"]),
            given.luck.choice(["", "none", long, raw, "data"]),
        ],
        [
            "compare",
            "village.toml",
            "--reform",
            given.luck.choice(["", long, raw, "data", "village.toml/x"]),
        ],
        ["resume", subject],
        ["verify", subject],
        ["merge", "data", given.luck.choice(["none", long, "."]), "-o", "out"],
        ["describe", given.luck.choice(["", long, raw, "nothing", "trust"])],
        ["list", given.luck.choice(["", long, raw, "everything"])],
        ["schema", given.luck.choice(["none", long, raw])],
        ["new", "experiment", given.luck.choice(["", long, "a/b/c"]), "--from", "village.toml"],
        ["new", "experiment", "x", "--from", given.luck.choice(["", "none", long, "data"])],
        [given.luck.choice(["", "runn", long, raw, "--", "-"])],
    ]
    words = given.luck.choice(lines)
    return Case(words, f"command {str(words)[:60]}", must_refuse=True)
