"""A failure names the line and column that the author sees in the editor."""

from __future__ import annotations

import re

import pytest

from sphinx_chaport.checker.places import in_code_points, origin
from sphinx_chaport.checker.records import Case, Expectation, Place
from sphinx_chaport.checker.run import Checker
from tests.checker.cases import block, checked, messages

REST = """Title
=====

.. chaport-example::
   :hide-lines: 1

   var hidden = 1;
   chaport.open();
{middle}
   chaport.close();

   .. nested::

      Text.
"""
MYST = """# Title

```{chaport-example}
:hide-lines: 1

var hidden = 1;
chaport.open();
{middle}
chaport.close();
```
"""
NESTED_MYST = """- item

  ````{chaport-example}
  var hidden = 1;
  chaport.open();
{middle}
  chaport.close();
  ````
"""
PAGES = {"page.rst": (REST, 3), "page.md": (MYST, 0), "nested.md": (NESTED_MYST, 2)}
THROW = "throw new Error('here');"


def example_in(page: str, file: str, indent: int) -> Case:
    """The case that an adapter makes of the one example on a page: cut out, nothing moved."""
    rows = page.split("\n")
    first = next(n for n, row in enumerate(rows) if row.strip().startswith(("var", "throw")))
    last = next(
        n for n in range(len(rows) - 1, 0, -1) if "chaport.close" in rows[n] or THROW in rows[n]
    )
    code = "\n".join(row[indent:] for row in rows[first : last + 1])
    place = Place(file, first + 1, indent)
    return Case(name="x", place=place, example=block(code, place))


@pytest.mark.parametrize("file", PAGES)
@pytest.mark.parametrize("where", ["first", "middle", "last", "within"])
def test_an_error_is_placed_where_it_stands(checker: Checker, file: str, where: str) -> None:
    page, indent = PAGES[file]
    margin = " " * indent
    page = page.replace("{middle}", f"{margin}{THROW}" if where == "middle" else f"{margin}// no")
    replaced = {"first": "var hidden = 1;", "last": "chaport.close();"}
    if where in replaced:
        page = page.replace(replaced[where], THROW)
    if where == "within":
        page = page.replace("chaport.open();", "chaport.open(); /* é𝒳 */ " + THROW)
    (result,) = checked(checker, example_in(page, file, indent))
    place = result.failures[0].place
    assert "Error: here" in messages(result)
    row = page.split("\n")[place.line - 1]
    # An error is made at `new`; engines name it or the name behind it.
    at = row[place.column - 1 :]
    assert re.match(r"(new )?Error\('here'|\('here'", at), (row, place)
    assert place.file == file


@pytest.mark.parametrize("file", PAGES)
def test_what_cannot_be_derived_is_placed_too(checker: Checker, file: str) -> None:
    page, indent = PAGES[file]
    page = page.replace("{middle}", " " * indent + "chaport.opne();")
    (result,) = checked(checker, example_in(page, file, indent))
    place = result.failures[0].place
    assert page.split("\n")[place.line - 1][place.column - 1 :] == "opne();"


def test_a_later_call_is_placed_in_both_forms(checker: Checker) -> None:
    code = "chaport.on('widget.stateChange', function (state) {\n"
    code += "  missing(state);\n});\nchaport.open();"
    place = Place("page.rst", 100, 3)
    (result,) = checked(
        checker, Case(name="x", place=place, example=block(code, place, wrap="ready"))
    )
    assert result.failures[0].place == Place("page.rst", 101, 6)


ARRIVAL_CODE = """chaport.open();

if (window.chaportSimulator) {
  console.log('there');
}
chaport.close();"""


def test_an_arrival_is_told_in_lines_of_the_page(checker: Checker) -> None:
    """What the code sees of the script is other before than after: an arrival that shows it."""
    place = Place("page.rst", 20, 3)
    expectation = Expectation(console=("there",))
    code = ARRIVAL_CODE.replace("chaport.open()", "chaport.q('open')")
    example = block(code.replace("chaport.close()", "chaport.q('close')"), place, form="queue")
    (result,) = checked(
        checker, Case(name="x", place=place, example=example, expectation=expectation)
    )
    arrivals = {each.arrival for each in result.failures}
    assert arrivals <= {
        "the script comes between lines 22 and 23",
        "the script comes between lines 24 and 25",
        "the script comes after the code",
    }
    assert arrivals


def test_pieces_lead_back_over_new_and_kept_text() -> None:
    pieces = [(1, 1, 1, 1, 0), (1, 5, 1, 1, 4), (2, 1, 2, 3, 6)]
    assert origin(pieces, 1, 3) == (1, 1)
    assert origin(pieces, 1, 7) == (1, 3)
    assert origin(pieces, 2, 4) == (2, 6)
    assert origin(pieces, 2, 99) == (2, 9)
    assert origin(pieces, 5, 1) == (2, 9)
    assert origin([], 5, 1) == (5, 1)


def test_columns_are_characters_for_people() -> None:
    code = "a\n\U0001d4b3é = 1;\r\nc"
    assert in_code_points(code, 2, 3) == 2
    assert in_code_points(code, 3, 2) == 2
    assert in_code_points(code, 9, 2) == 2
