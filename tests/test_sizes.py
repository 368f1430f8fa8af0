"""How much visitors load: the limits of the scripts that go to every page."""

from __future__ import annotations

import gzip

import pytest

from tests.conftest import ROOT

STATIC = ROOT / "sphinx_chaport/static"


@pytest.mark.parametrize(("script", "limit"), [("simulator.js", 25 * 1024)])
def test_a_script_stays_small(script: str, limit: int) -> None:
    assert len(gzip.compress((STATIC / script).read_bytes(), 9)) <= limit
