"""The file of vectors: what real PHP has written, for this package and for other languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_chaport.identity import (
    PHP_VERSION,
    IdentityWarning,
    VisitorDataError,
    losses,
    php_json,
    visitor_hash,
    visitor_token,
)
from tests.identity.hard import HARD
from tests.identity.record import FILE, SALT, texts, written

VECTORS: dict[str, Any] = json.loads(FILE.read_text("ascii"))
ENCODED = [vector for vector in VECTORS["data"] if vector["json"] is not None]
REFUSED = [vector for vector in VECTORS["data"] if vector["json"] is None]


def by_name(vector: dict[str, Any]) -> str:
    return vector["name"]


@pytest.mark.parametrize("vector", ENCODED, ids=by_name)
def test_data_is_encoded_and_hashed_as_php_does_it(vector: dict[str, Any]) -> None:
    data = json.loads(vector["data"])
    assert php_json(data) == vector["json"]
    if vector["lostInJavaScript"]:
        with pytest.warns(IdentityWarning):
            assert visitor_hash(SALT, data) == vector["hash"]
    else:
        assert visitor_hash(SALT, data) == vector["hash"]


@pytest.mark.parametrize("vector", REFUSED, ids=by_name)
def test_what_php_refuses_is_refused(vector: dict[str, Any]) -> None:
    data = json.loads(vector["data"])
    for make in (php_json, lambda value: visitor_hash(SALT, value)):
        with pytest.raises(VisitorDataError) as caught:
            make(data)
        assert str(caught.value).isascii()
        assert len(str(caught.value)) < 200
    assert vector["hash"] is None


def test_tokens_are_those_of_the_file() -> None:
    for row in VECTORS["tokens"]:
        assert visitor_token(SALT, row["visitorId"]) == row["token"]


def test_the_file_says_what_it_is_and_holds_all_that_was_thought_of() -> None:
    assert VECTORS["php"] == PHP_VERSION
    assert VECTORS["salt"] == SALT
    assert {vector["name"]: vector["data"] for vector in VECTORS["data"]} == texts()
    assert HARD.items() <= texts().items()
    marked = [vector for vector in VECTORS["data"] if vector["lostInJavaScript"]]
    for vector in VECTORS["data"]:
        is_marked = vector["json"] is not None and any(losses(json.loads(vector["data"])))
        assert is_marked == (vector in marked), vector


@pytest.mark.system
def test_the_file_is_what_php_says_today() -> None:
    assert FILE.read_text("ascii") == written(), "python -m tests.identity.record"
