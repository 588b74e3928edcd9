# SPDX-License-Identifier: Apache-2.0
"""What a machine can do to an experiment: processes killed, disks full, files cut short."""

import json
import os
import random
import resource
import shutil
import subprocess
import time

import pytest
from program import PROGRAM, assert_refused, program_is_built, sharesim

pytestmark = program_is_built

COMPARE = ["compare", "village", "--reform", "night_cap_90", "--reform", "registration"]
SHORT = ["--days", 250, "--set", "burn_in=10", "--replicates", 4, "--threads", 2, "--quiet"]
KILLS = int(os.environ.get("SHARESIM_KILLS", "12"))


@pytest.fixture(scope="module")
def straight(tmp_path_factory):
    """The result that nothing disturbed, and the seconds that it took."""
    out = tmp_path_factory.mktemp("straight") / "out"
    began = time.monotonic()
    done = sharesim(*COMPARE, *SHORT, "-o", out)
    took = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    return (out / "results.h5").read_bytes(), took


def begun(out, *words):
    """The command under way, and dumb."""
    command = [str(PROGRAM), *map(str, words), "-o", str(out)] if words else resume(out)
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def resume(out):
    return [str(PROGRAM), "resume", str(out), "--quiet"]


def killed_after(wait, out, *words):
    """Whether the process was still at work, and how many runs it leaves."""
    with begun(out, *words) as process:
        time.sleep(wait)
        process.kill()
    parts = len(list(out.glob("parts/*.h5")))
    return process.returncode < 0, parts


def left_by_stop(out):
    """The folder of a comparison that was stopped when its second run was kept."""
    with begun(out, *COMPARE, *SHORT) as process:
        while len(list(out.glob("parts/*.h5"))) < 2:
            assert process.poll() is None
            time.sleep(0.002)
        process.kill()
    return sorted(out.glob("parts/*.h5"))


def test_a_killed_comparison_goes_on_to_the_same_bytes(tmp_path, straight):
    result, took = straight
    moments = random.Random(20190701)
    at_work = halfway = 0
    for number in range(KILLS):
        out = tmp_path / str(number)
        killed, parts = killed_after(moments.uniform(0, took), out, *COMPARE, *SHORT)
        at_work += killed
        halfway += parts > 0
        if not (out / "experiment.toml").exists():
            assert sharesim(*COMPARE, *SHORT, "--force", "-o", out).returncode == 0
        killed_after(moments.uniform(0, took), out)
        done = sharesim("resume", out, "--quiet")
        assert done.returncode == 0, (number, done.stderr)
        assert (out / "results.h5").read_bytes() == result, number
        assert not (out / "parts").exists()
        shutil.rmtree(out)
    assert at_work > KILLS / 2
    assert halfway > KILLS / 4


def limited(size, *words):
    """The command where no file may grow beyond so many bytes."""
    return sharesim(
        *words,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


def assert_space_was_missed(done, word):
    assert done.returncode == 2, done.stderr
    errors = [line for line in done.stderr.splitlines() if "note:" not in line]
    assert len(errors) == 1, errors
    assert word in errors[0]
    assert "too large" in errors[0] or "No space" in errors[0]


def test_no_space_for_the_result_keeps_every_run(tmp_path, straight):
    out = tmp_path / "out"
    largest = len(straight[0]) - 1
    assert_space_was_missed(limited(largest, *COMPARE, *SHORT, "-o", out), "out/results.h5: ")
    assert len(list(out.glob("parts/*.h5"))) == 20  # three scenarios, two placebos
    assert not list(out.glob("**/*.partial"))
    assert not (out / "results.h5").exists()
    assert sharesim("resume", out, "--quiet").returncode == 0
    assert (out / "results.h5").read_bytes() == straight[0]


def test_no_space_for_a_run_names_its_file(tmp_path, straight):
    out = tmp_path / "out"
    kept = left_by_stop(out)
    least = min(one.stat().st_size for one in kept)
    done = limited(least - 1, "resume", out, "--quiet")
    assert_space_was_missed(done, "out/parts/")
    assert set(kept) <= set(out.glob("parts/*.h5"))
    assert sharesim("resume", out, "--quiet").returncode == 0
    assert (out / "results.h5").read_bytes() == straight[0]


def test_no_space_at_the_start_leaves_no_experiment(tmp_path):
    out = tmp_path / "out"
    assert_space_was_missed(limited(600, *COMPARE, *SHORT, "-o", out), "out/")
    assert not (out / "experiment.toml").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_a_full_disk_keeps_what_is_finished(tmp_path, straight):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=320k", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("no file system may be mounted here")
    try:
        out = disk / "out"
        assert_space_was_missed(sharesim(*COMPARE, *SHORT, "-o", out), "out/")
        kept = list(out.glob("parts/*.h5"))
        assert kept
        grow = ["mount", "-o", "remount,size=64m", str(disk)]
        subprocess.run(grow, check=True)
        assert sharesim("resume", out, "--quiet").returncode == 0
        assert (out / "results.h5").read_bytes() == straight[0]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def refused_until_removed(out, part, words, straight):
    """The folder is refused, nothing in it changes, and without the part it is completed."""
    before = {one: one.read_bytes() for one in out.rglob("*") if one.is_file()}
    assert_refused(sharesim("resume", out, "--quiet"), str(part), *words)
    assert before == {one: one.read_bytes() for one in out.rglob("*") if one.is_file()}
    part.unlink()
    assert sharesim("resume", out, "--quiet").returncode == 0
    assert (out / "results.h5").read_bytes() == straight[0]


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 1])
def test_a_truncated_part_is_refused_by_name(tmp_path, straight, share):
    out = tmp_path / "out"
    part = left_by_stop(out)[0]
    content = part.read_bytes()
    part.write_bytes(content[: int(share * (len(content) - 1))])
    refused_until_removed(out, part, ["remove it"], straight)


def test_a_part_with_one_flipped_bit_is_refused_by_name(tmp_path, straight):
    out = tmp_path / "out"
    part = left_by_stop(out)[0]
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 16
    part.write_bytes(content)
    refused_until_removed(out, part, ["damaged", "remove it"], straight)


def test_a_part_of_another_experiment_is_refused_by_name(tmp_path, straight):
    out, other = tmp_path / "out", tmp_path / "other"
    part = left_by_stop(out)[0]
    with begun(other, *COMPARE, *SHORT, "--seed", 2) as process:
        while not (other / "parts" / part.name).exists():
            assert process.poll() is None
            time.sleep(0.002)
        process.kill()
    shutil.copy(other / "parts" / part.name, part)
    refused_until_removed(out, part, ["another experiment"], straight)


def test_a_part_under_the_name_of_another_is_refused(tmp_path, straight):
    out = tmp_path / "out"
    first, second = left_by_stop(out)[:2]
    shutil.copy(first, second)
    refused_until_removed(out, second, [first.stem], straight)


def test_a_file_that_is_no_run_is_refused_by_name(tmp_path, straight):
    out = tmp_path / "out"
    stray = left_by_stop(out)[0].with_name("holiday.h5")
    stray.write_bytes(b"photographs")
    refused_until_removed(out, stray, ["no run of this experiment"], straight)


def test_a_second_process_is_refused(tmp_path):
    out = tmp_path / "out"
    with begun(out, *COMPARE, *SHORT) as first:
        while not list(out.glob("parts/*.h5")):
            assert first.poll() is None
            time.sleep(0.002)
        assert_refused(sharesim("resume", out), "out", "in use by another sharesim process")
        forced = sharesim(*COMPARE, *SHORT, "--force", "-o", out)
        assert_refused(forced, "out", "in use by another sharesim process")
        assert first.poll() is None
        assert first.wait(60) == 0
    assert (out / "results.h5").exists()


def test_what_happened_is_told_line_by_line(tmp_path):
    out = tmp_path / "out"
    left_by_stop(out)
    assert sharesim("resume", out, "--quiet").returncode == 0
    events = [json.loads(line)["event"] for line in (out / "status.jsonl").open()]
    assert events[0] == "created"
    assert events[-1] == "complete"
    assert 19 <= events.count("finished") <= 20  # the kill may fall between a file and its line
