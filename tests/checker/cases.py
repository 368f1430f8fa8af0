"""Cases for the tests of the checker."""

from __future__ import annotations

from typing import Any

from sphinx_chaport.checker.records import Block, Case, Expectation, Place, Result
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.examples.records import Snippet

PLACE = Place("page.rst", 10, 3)


def block(code: str, place: Place = PLACE, **snippet: Any) -> Block:
    return Block(Snippet(code, **snippet), place)


def case(code: str, *, place: Place = PLACE, form: Any = "traditional", **given: Any) -> Case:
    return Case(name=code[:20], place=place, example=block(code, place, form=form), **given)


def expecting(code: str, **expected: Any) -> Case:
    return case(code, expectation=Expectation(place=Place("page.rst", 4, 12), **expected))


def checked(checker: Checker, *cases: Case) -> list[Result]:
    found = list(checker.check(cases))
    assert [each for each, _ in found] == list(cases)
    return [result for _, result in found]


def messages(result: Result) -> str:
    return "\n".join(each.message for each in result.failures)
