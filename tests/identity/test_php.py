"""`php_json` writes what the PHP of the system writes, byte for byte.

``CHAPORT_PHP_VALUES=100000`` tries so many random values, ``CHAPORT_PHP_SEED`` those of a run that
has failed.
"""

from __future__ import annotations

import json
import os
import random
from typing import Any

import pytest

from sphinx_chaport.identity import PHP_VERSION, VisitorDataError, php_json
from tests.identity import random_values
from tests.identity.real_php import encoded, version

pytestmark = pytest.mark.system
COUNT = int(os.environ.get("CHAPORT_PHP_VALUES", "5000"))


def ours(value: Any) -> str | None:
    """What we write; None where we refuse."""
    try:
        return php_json(value)
    except VisitorDataError:
        return None


def test_random_values_are_written_as_php_writes_them() -> None:
    seed = os.environ.get("CHAPORT_PHP_SEED") or f"{random.SystemRandom().getrandbits(64):x}"
    chance = random.Random(seed)
    values = [random_values.value(chance) for _ in range(COUNT)]
    texts = [json.dumps(value) for value in values]
    written = encoded(texts)
    rows = zip(texts, values, written, strict=True)
    different = [(text, ours(value), php) for text, value, php in rows if ours(value) != php]
    refused = written.count(None)
    print(f"{COUNT} values, {refused} refused, {len(different)} differences; PHP {version()}")
    assert not different, f"CHAPORT_PHP_SEED={seed}, PHP {version()}: {different[0]}"
    assert 0 < refused < COUNT / 4


@pytest.mark.parametrize("inner", ["1", "[]", "{}", '""'])
@pytest.mark.parametrize(("opening", "end"), ["[]", ('{"a":', "}")])
def test_php_has_as_many_levels(opening: str, end: str, inner: str) -> None:
    for levels in (510, 511, 512, 513, 600):
        value = json.loads(inner)
        for _ in range(levels):
            value = [value] if opening == "[" else {"a": value}
        assert encoded([opening * levels + inner + end * levels]) == [ours(value)], levels


def test_the_release_is_the_one_that_we_follow() -> None:
    """Others have been seen to write -0.0 in another way; then the vectors are of no use here."""
    release, *rest = version().split()
    assert rest == ["64", "-1"]
    followed = PHP_VERSION.rpartition(".")[0]
    assert release.startswith(f"{followed}."), f"PHP {release} is here, we follow {followed}"
