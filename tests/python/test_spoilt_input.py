# SPDX-License-Identifier: Apache-2.0
"""Input spoilt at random is refused in few words, or read; tests/experiments/spoilt.py has more."""

import pytest
from program import program_is_built
from spoilt import KINDS, faults_of

pytestmark = program_is_built

ONCE = 2 * len(KINDS) + 4


@pytest.mark.parametrize("number", range(ONCE))
def test_spoilt_input_is_refused_in_a_few_words_or_read(tmp_path, number):
    what, faults = faults_of(number, tmp_path / "given")
    assert not faults, what
