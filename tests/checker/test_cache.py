"""The cache of results: a shortcut that never stands in the way."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_chaport.checker.cache import ResultCache
from sphinx_chaport.checker.records import Failure, Outcome, Place, Result
from sphinx_chaport.problems import Kind

PASSED = Result(key="a", outcome=Outcome.PASSED, runs=4, forms=("traditional", "queue"))
FAILED = Result(
    key="b",
    outcome=Outcome.FAILED,
    effects=("called open",),
    console=("é",),
    error="no",
    failures=(
        Failure(message="x\ny", place=Place("example", 2, 3), form="queue", arrival="after"),
    ),
    observed={"returns": [None]},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "below" / "results.sqlite"


def test_what_was_put_is_found_again_by_another_object(file: Path) -> None:
    ResultCache(file).put({"a": PASSED, "b": FAILED})
    assert ResultCache(file).get(["a", "b", "c"]) == {"a": PASSED, "b": FAILED}


def test_thousands_are_read_at_once(file: Path) -> None:
    cache = ResultCache(file)
    keys = [f"k{n}" for n in range(3000)]
    cache.put(dict.fromkeys(keys, PASSED))
    assert list(cache.get([*keys, *keys]))
    assert len(cache.get(keys)) == 3000


@pytest.mark.parametrize("content", [b"no database at all", b"", os.urandom(5000)])
def test_a_file_that_is_no_cache_is_told_once_and_stops_nothing(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    cache = ResultCache(file)
    assert cache.get(["a"]) == {}
    cache.put({"a": PASSED})
    assert cache.get(["a"]) == ({} if content else {"a": PASSED})
    assert (cache.problem is None) == (not content)
    if cache.problem:
        assert cache.problem.kind is Kind.CHECK_CACHE
        assert str(file) in cache.problem.text


def test_a_row_that_somebody_else_wrote_is_no_result(file: Path) -> None:
    cache = ResultCache(file)
    cache.put({"a": PASSED})
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE results SET result = '[1]'")
    assert cache.get(["a"]) == {}
    assert cache.problem


def test_a_file_of_another_version_is_started_anew(file: Path) -> None:
    ResultCache(file).put({"a": PASSED})
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    cache = ResultCache(file)
    assert cache.get(["a"]) == {}
    cache.put({"b": FAILED})
    assert cache.get(["b"]) == {"b": FAILED}
    assert cache.problem is None


def test_a_deleted_file_is_no_cache(file: Path) -> None:
    cache = ResultCache(file)
    cache.put({"a": PASSED})
    file.unlink()
    cache.put({"b": PASSED})
    assert ResultCache(file).get(["a"]) == {}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_file_that_cannot_be_written_can_still_be_read(file: Path) -> None:
    ResultCache(file).put({"a": PASSED})
    file.chmod(stat.S_IRUSR)
    cache = ResultCache(file)
    cache.put({"b": FAILED})
    assert cache.problem
    assert cache.get(["a"]) == {"a": PASSED}


def test_a_folder_in_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    cache = ResultCache(file)
    cache.put({"a": PASSED})
    assert cache.get(["a"]) == {}
    assert cache.problem


WRITER = """
import sys
from pathlib import Path
from sphinx_chaport.checker.cache import ResultCache
from sphinx_chaport.checker.records import Outcome, Result
cache = ResultCache(Path(sys.argv[1]))
for n in range(100):
    key = f"{sys.argv[2]}{n}"
    passed = Result(key=key, outcome=Outcome.PASSED)
    cache.put({key: passed, "both": passed})
    assert key in cache.get([key])
assert cache.problem is None, cache.problem
"""


def test_several_processes_share_a_file(file: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file), name]) for name in ("x", "y")
    ]
    assert [each.wait(120) for each in running] == [0, 0]
    keys = [f"{name}{n}" for name in ("x", "y") for n in range(100)]
    assert len(ResultCache(file).get([*keys, "both"])) == 201


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_an_open_cache_survives_a_fork(file: Path) -> None:
    cache = ResultCache(file)
    cache.put({"a": PASSED})
    child = os.fork()
    if not child:
        cache.put({"b": FAILED})
        os._exit(0 if cache.get(["a"]) and not cache.problem else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert cache.get(["a", "b"]) == {"a": PASSED, "b": FAILED}
