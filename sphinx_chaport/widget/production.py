"""Whether a build is a live one: the rule of ``chaport_production`` against the environment.

A rule is data, so that Sphinx can tell whether it has changed. A dictionary names environment
variables: each has to match its pattern or one of several, or to be set (``True``) or not
(``False``). Two names stand for rules that many need. What the services set:

- Read the Docs: ``READTHEDOCS_VERSION_TYPE`` is ``external`` for pull requests, ``branch`` or
  ``tag`` for versions (its documentation, "Environment variable reference").
- ``CI`` is set by GitHub, GitLab and most others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import TypeAlias

Wanted: TypeAlias = "str | bool | list[str] | tuple[str, ...]"
Rule: TypeAlias = "bool | str | Mapping[str, Wanted]"

NAMES: Mapping[str, Mapping[str, Wanted]] = MappingProxyType(
    {
        "readthedocs": {"READTHEDOCS": True, "READTHEDOCS_VERSION_TYPE": ["branch", "tag"]},
        "ci": {"CI": True},
    }
)
"""Rules by name."""

_UNSET = {"", "0", "false", "no", "off"}


def is_rule(value: object) -> bool:
    """Whether a value can be used as a rule."""
    if isinstance(value, Mapping):
        return bool(value) and all(
            isinstance(name, str) and _is_wanted(wanted) for name, wanted in value.items()
        )
    return isinstance(value, bool) or (isinstance(value, str) and value in NAMES)


def _is_wanted(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(item, str) for item in value)
    return isinstance(value, str | bool)


def unmet_condition(rule: Rule, environment: Mapping[str, str]) -> str:
    """Why a build is no live one, as the end of a sentence; empty where it is one."""
    if isinstance(rule, bool):
        return "" if rule else "`chaport_production` is `False`"
    conditions = NAMES[rule] if isinstance(rule, str) else rule
    return next(_unmet(conditions, environment), "")


def _unmet(conditions: Mapping[str, Wanted], environment: Mapping[str, str]) -> Iterator[str]:
    for name, wanted in conditions.items():
        value = environment.get(name, "")
        if isinstance(wanted, bool):
            if (value.strip().casefold() not in _UNSET) is not wanted:
                yield f"the environment variable {name} is {'not ' if wanted else ''}set"
        elif not any(fnmatchcase(value, one) for one in _patterns(wanted)):
            # The value itself stays out of logs: a variable may hold anything.
            expected = " or ".join(f'"{one}"' for one in _patterns(wanted))
            yield f"the environment variable {name} is not {expected}"


def _patterns(wanted: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (wanted,) if isinstance(wanted, str) else tuple(wanted)
