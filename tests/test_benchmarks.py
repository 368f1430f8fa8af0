"""`make bench` runs for minutes; that each of its programs starts is seen here."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from tests.conftest import ROOT

PROGRAMS = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_benchmark_starts(name: str, monkeypatch: Any, capsys: Any) -> None:
    program = importlib.import_module(f"benchmarks.{name}")
    if not hasattr(program, "main"):
        return
    monkeypatch.setattr("sys.argv", [name, "--help"])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 0
    assert f"benchmarks.{name}" in capsys.readouterr().out
