"""The launcher can be seen: its ink always, its colour where the build does not warn."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chaport.registry import load_registry
from sphinx_chaport.widget.contrast import (
    CONTROL,
    LIGHT,
    TEXT,
    color_names,
    contrast_problem,
    hex_of,
    ink_on,
    ratio,
)

ACCOUNT = {
    "chaport_app_id": "0123456789abcdef01234567",
    "chaport_host": "app.chaport.com",
    "chaport_loading": "intent",
}
NAMES = color_names(load_registry())
COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
    ],
)
def test_ratios_are_those_of_wcag(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)
    assert ratio(other, one) == ratio(one, other)


@given(color=COLORS)
def test_text_can_be_read_on_every_colour(color: str) -> None:
    assert ratio(ink_on(color), color) >= TEXT


@given(color=COLORS)
def test_a_warning_comes_exactly_where_a_button_is_hard_to_see(color: str) -> None:
    problem = contrast_problem(color)
    assert (problem is not None) is (ratio(color, LIGHT) < CONTROL)
    assert problem is None or "of 3.0:1" not in problem.message


def test_no_named_colour_is_warned_of() -> None:
    assert len(NAMES) == 11
    for name in NAMES:
        assert contrast_problem(hex_of(name, NAMES)) is None


def test_short_colours_are_long_ones() -> None:
    assert hex_of("#AbC", NAMES) == "#aabbcc"


@pytest.mark.parametrize(
    ("color", "shown"), [("#ffeb3b", "1.2:1"), ("#9e9e9e", "2.6:1"), ("#959595", "2.9:1")]
)
def test_the_build_says_the_ratio_and_what_to_do(site: Any, color: str, shown: str) -> None:
    conf = {**ACCOUNT, "chaport_config": {"appearance": {"windowColor": color}}}
    built = site({"index.rst": "Title\n=====\n"}, conf=conf)
    assert f"has a contrast of {shown} to a white page. A button needs 3:1" in built.warnings
    assert "conf.py:" in built.warnings
    assert built.warnings.count("WARNING") == 1


@pytest.mark.parametrize(
    "config",
    [
        {"appearance": {"windowColor": "#0b7285"}},
        {"appearance": {"windowColor": "#ffeb3b"}, "launcher": {"show": False}},
        {},
    ],
)
def test_nothing_is_said_where_it_can_be_seen_or_is_not_there(site: Any, config: Any) -> None:
    built = site({"index.rst": "Title\n=====\n"}, conf={**ACCOUNT, "chaport_config": config})
    assert built.warnings == ""
