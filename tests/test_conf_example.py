"""The file that newcomers copy: it builds a site as it is, and leaves no setting out."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from sphinx_chaport.settings import setting_fields

EXAMPLE = (Path(__file__).parent.parent / "conf_example.py").read_text("utf-8")
PAGE = """\
Title
=====

.. chaport-widget::

   launcher:
     show: false

.. chaport-example::

   chaport.open();

.. chaport-reference:: events
"""


def assigned() -> dict[str, Any]:
    """The settings in the file with their values."""
    body = ast.parse(EXAMPLE).body
    return {
        node.targets[0].id: ast.literal_eval(node.value)  # type: ignore[attr-defined]
        for node in body
        if isinstance(node, ast.Assign)
    }


def test_a_site_builds_with_it_as_it_is(site: Any, monkeypatch: Any) -> None:
    monkeypatch.delenv("CHAPORT_APP_ID", raising=False)
    built = site({"conf.py": EXAMPLE, "index.rst": PAGE})
    assert built.warnings == ""
    assert "loader.js" not in built.text("index.html")


def test_every_setting_is_there_with_its_default() -> None:
    settings = {name: value for name, value in assigned().items() if name.startswith("chaport_")}
    defaults = {name: default for name, default, _ in setting_fields()}
    assert set(settings) == set(defaults)
    for name, value in settings.items():
        assert value == defaults[name], name


def test_every_setting_is_explained() -> None:
    lines = EXAMPLE.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("chaport_"):
            assert lines[number - 1].startswith("# "), line
