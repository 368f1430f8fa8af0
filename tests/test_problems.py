"""Each kind of warning: the wrong input of its page gives it and nothing else, the mend none."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sphinx_chaport.problems import Kind

CASES = Path(__file__).parent / "problems"
# Not about what somebody wrote into a page: tested in test_directives, in tests/checker and in
# test_cli_proofs.
WITHOUT_INPUT = {Kind.JAVASCRIPT_ENGINE, Kind.CHECK_CACHE, Kind.VISITOR_DATA}
KINDS = [kind for kind in Kind if kind not in WITHOUT_INPUT]


def files_of(case: dict[str, Any], text: str) -> dict[str, str]:
    """The project that has `text` where the case's format says."""
    conf = 'extensions = ["myst_parser", "sphinx_chaport"]\nhtml_theme = "basic"\n'
    conf += 'source_suffix = {".rst": "restructuredtext"}\nnitpicky = True\n' + case.get("conf", "")
    if case["format"] == "conf":
        conf += text
        page = {"index.rst": case.get("page", "Title\n=====\n")}
    elif case["format"] == "registry":
        conf += 'chaport_registry = ["further.yaml"]\n'
        page = {"index.rst": "Title\n=====\n", "further.yaml": text}
    elif case["format"] == "page":
        page = {"index.rst": text.lstrip("\n")}
    else:
        heading = "Title\n=====\n\n" if case["format"] == "rst" else "# Title\n\n"
        page = {f"index.{case['format']}": heading + text.lstrip("\n")}
    return {"conf.py": conf, **page}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_a_wrong_input_gives_its_warning_and_the_mend_none(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.conftest import build

    case = tomllib.loads((CASES / f"{kind.value}.toml").read_text("utf-8"))
    for name, value in case.get("environment", {}).items():
        monkeypatch.setenv(name, value)
    wrong = build(tmp_path / "wrong", files_of(case, case["wrong"])).warnings
    assert set(re.findall(r"\[(chaport\.[\w-]+)\]", wrong)) == {f"chaport.{kind.value}"}, wrong
    assert case["message"] in wrong
    assert len(re.findall(r"(WARNING|ERROR):", wrong)) == 1, wrong
    assert re.match(r"(\S+:\d+(:\d+)?|conf\.py\b).*: WARNING", wrong), wrong
    assert build(tmp_path / "mend", files_of(case, case["mend"])).warnings == ""


def test_every_kind_is_documented() -> None:
    source = (Path(__file__).parent.parent / "sphinx_chaport" / "problems.py").read_text("utf-8")
    for kind in Kind:
        assert re.search(rf'{kind.name} = "{kind.value}"\n    """\S', source), kind
