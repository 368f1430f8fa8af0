"""What the functions of the identity room refuse, warn about, and never say."""

from __future__ import annotations

import enum
import json
import logging
import traceback
import warnings
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chaport.identity import (
    IdentityWarning,
    SaltError,
    VisitorDataError,
    losses,
    path_text,
    php_json,
    visitor_hash,
    visitor_token,
)

SALT = "test-salt"
SECRET = "test-secret-salt"


class Plan(enum.StrEnum):
    """Values that applications have in place of plain ones."""

    TEAM = "team"


class Seats(enum.IntEnum):
    FIVE = 5


# -- the text ----------------------------------------------------------------------------------


def test_values_that_show_themselves_in_another_way_are_written_as_what_they_are() -> None:
    data = {Plan.TEAM: Seats.FIVE, "plan": Plan.TEAM, 7: (1, 2), "more": MappingProxyType({})}
    assert php_json(data) == '{"team":5,"plan":"team","7":[1,2],"more":{}}'


@pytest.mark.parametrize(
    "value",
    [Decimal("1.5"), {1, 2}, b"bytes", object(), range(3), 1j],
    ids=lambda v: type(v).__name__,
)
def test_what_json_has_no_value_for_is_named_by_place_and_type(value: Any) -> None:
    with pytest.raises(VisitorDataError) as caught:
        php_json({"custom": {"plan": [0, value]}})
    assert caught.value.path == ("custom", "plan", 1)
    assert str(caught.value).startswith("custom.plan[1]: ")
    assert type(value).__name__ in str(caught.value)


@pytest.mark.parametrize("key", [True, None, 1.5, b"a", (1,)])
def test_keys_are_text_or_whole_numbers(key: Any) -> None:
    with pytest.raises(VisitorDataError, match=r"^custom: it has a key of type"):
        php_json({"custom": {key: 1}})


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(VisitorDataError, match=r"^custom\['1'\]: .* twice"):
        php_json({"custom": {1: "a", "1": "b"}})  # type: ignore[dict-item]


def test_data_that_holds_itself_is_refused() -> None:
    data: dict[str, Any] = {}
    data["again"] = [data]
    with pytest.raises(VisitorDataError, match="512 levels"):
        visitor_hash(SALT, data)


def test_deep_data_needs_no_room_on_the_stack() -> None:
    def below(frames: int) -> str:
        return below(frames - 1) if frames else php_json(data)

    data: Any = 1
    for _ in range(512):
        data = [data]
    assert below(700) == "[" * 512 + "1" + "]" * 512


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(VALUES)
def test_the_text_is_ascii_json_for_the_same_value(value: Any) -> None:
    try:
        text = php_json(value)
    except VisitorDataError:
        return
    assert text.isascii()
    assert "/" not in text.replace("\\/", "")
    read = json.loads(text, parse_int=float)
    assert read == json.loads(json.dumps(value), parse_int=float)


@given(VALUES)
def test_a_second_time_gives_the_same_text(value: Any) -> None:
    """But for whole floats, which come back as integers, and negative zero."""
    try:
        text = php_json(value)
    except VisitorDataError:
        return
    if not any(losses(value)):
        assert php_json(json.loads(text)) == text


# -- what JavaScript loses ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        2**53,
        2**53 + 1,
        -(2**53) - 1,
        2**60,
        2**64,
        float(2**54),
        -1e17,
        -0.0,
        {"b": 1, "7": 2},
        {"2": 1, "1": 2},
        {2: 1, 1: 2},
        {"a": 1, "4294967294": 2},
    ],
)
def test_a_hash_of_what_javascript_loses_warns_at_the_caller(value: Any) -> None:
    with pytest.warns(IdentityWarning, match=r"^The hash will not fit: custom\.x\[0\]: ") as found:
        visitor_hash(SALT, {"custom": {"x": [value]}})
    assert [warning.filename for warning in found] == [__file__]


@pytest.mark.parametrize(
    "value",
    [
        2**53 - 1,
        1 - 2**53,
        True,
        0.0,
        1e19,
        1.5,
        "9" * 30,
        {"1": 1, "2": 2, "a": 3},
        {"a": 1, "4294967295": 2, "-1": 3, "01": 4, "1.5": 5, "\u0661": 6, "9" * 5000: 7},
    ],
)
def test_what_javascript_carries_gives_no_warning(value: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        visitor_hash(SALT, {"custom": {"x": [value]}})


def test_each_loss_has_its_place() -> None:
    found = losses({"b": -0.0, "custom": {"a/b": [2**60], "x": 1, "0": 2}})
    assert [path_text(loss.path) for loss in found] == ["b", "custom", "custom['a/b'][0]"]


@given(st.lists(st.text() | st.integers().map(str)))
def test_a_place_is_plain_ascii(path: list[str]) -> None:
    assert path_text(tuple(path)).isascii()


# -- salts, ids ---------------------------------------------------------------------------------


@pytest.mark.parametrize("salt", ["", None, b"bytes", 5, f"{SECRET}\udcff"])
def test_a_salt_that_is_none_is_refused_and_not_shown(salt: Any) -> None:
    for make in (lambda: visitor_hash(salt, {}), lambda: visitor_token(salt, "5f1d")):
        with pytest.raises(SaltError) as caught:
            make()
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__ or not caught.value.__context__
        assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_a_salt_with_the_end_of_a_line_warns_and_is_not_shown() -> None:
    for make in (
        lambda: visitor_hash(f"{SECRET}\n", {}),
        lambda: visitor_token(f"{SECRET}\n", "1"),
    ):
        with pytest.warns(IdentityWarning, match="strip it") as found:
            make()
        assert [warning.filename for warning in found] == [__file__]
        assert SECRET not in str(found[0].message)


def test_nothing_is_logged_and_no_error_holds_values(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bad = {"name": "Ann\ud83d", "notes": "private"}
    with pytest.raises(VisitorDataError) as caught:
        visitor_hash(SECRET, bad)
    told = repr(caught.value) + "".join(traceback.format_exception(caught.value))
    assert "private" not in told
    assert SECRET not in told
    assert caught.value.__suppress_context__
    assert caplog.text == ""


@pytest.mark.parametrize("data", ['{"name":"Ann"}', ["Ann"], None, 5])
def test_visitor_data_is_an_object(data: Any) -> None:
    with pytest.raises(VisitorDataError, match="dict of fields"):
        visitor_hash(SALT, data)


@pytest.mark.parametrize("visitor_id", ["", None, 5, b"5f1d"])
def test_a_token_needs_an_id(visitor_id: Any) -> None:
    with pytest.raises(ValueError, match=r"^(A|The) visitor's id"):
        visitor_token(SALT, visitor_id)


def test_no_token_is_a_hash_of_forged_data() -> None:
    """One salt signs both: whoever may choose an id could else have any data signed."""
    for forged in ({"name": "Boss"}, {}):
        with pytest.raises(ValueError, match="looks like visitor data"):
            visitor_token(SALT, php_json(forged))
