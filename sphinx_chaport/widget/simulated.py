"""The account that the simulator pretends to have: what ``chaport_simulator`` takes, and its check.

`SCHEMA` is `ChaportSimulator.Config` of ``simulator.d.ts`` without `store`, which is code: the
setting is data, so that it can stand in the page. A test holds the two against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, Problem, did_you_mean
from sphinx_chaport.widget.checker import Checker
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.items import Object, UnusableError, from_python, from_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_chaport.registry.records import Registry, Schema

SETTING: Final = "chaport_simulator"
TEST_SALT: Final = "test-"
_TEXT: Final = {"type": "string", "minLength": 1}
_FLAG: Final = {"type": "boolean"}


def _object(*required: str, **properties: Any) -> dict[str, Any]:  # noqa: ANN401 - schemas
    kept = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**kept, "required": list(required)} if required else kept


def _list(items: Schema) -> dict[str, Any]:
    return {"type": "array", "items": items}


SCHEMA: Final = _object(
    environment=_object(
        country={"anyOf": [{"$ref": "type:CountryCode"}, {"type": "null"}]},
        device={"enum": ["desktop", "ios", "android"]},
        acceptLanguage=_TEXT,
        online=_FLAG,
    ),
    account=_object(
        operators=_list(
            _object("id", "name", id=_TEXT, name=_TEXT, online=_FLAG, teams=_list(_TEXT))
        ),
        teams=_list(_object("id", "name", id=_TEXT, name=_TEXT)),
        triggers=_list(_object("id", "message", id=_TEXT, message=_TEXT, enabled=_FLAG)),
        defaultRules=_list({"$ref": "type:Rule"}),
        appearance={"$ref": "option:appearance"},
        salt={
            "type": "string",
            "pattern": f"^{TEST_SALT}",
            "title": f"text that begins with `{TEST_SALT}`",
        },
        hashRequired=_FLAG,
    ),
    faults=_object(
        handOverDelay={"type": "number", "minimum": 0, "title": "milliseconds"},
        lookup={"const": "fail"},
        session={"enum": ["fail", "slow"]},
    ),
)
"""What `window.chaportSimulatorConfig` may hold as data, in the form of the registry's types."""


class _SettingChecker(Checker):
    """Its keys are no options, so no option is offered in place of a wrong one."""

    def unknown_mend(self, schema: Mapping[str, Any], key: str, path: str) -> str:
        del path
        return did_you_mean(key, schema["properties"]) or "Remove it."


def simulated_account(
    value: Mapping[str, Any], *, registry: Registry
) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """Check the value of ``chaport_simulator``.

    Args:
        value: As ``conf.py`` gives it.
        registry: Where the types of rules and appearance are.

    Returns:
        What is right of it, and what is wrong with the rest. No message shows a salt.
    """
    try:
        item = from_python(value, SETTING)
    except UnusableError as error:
        mend = "It holds text, numbers, True, False, None, lists and dicts."
        return {}, (Problem(Kind.WRONG_VALUE, str(error), mend),)
    if not value:
        return {}, ()
    result = _SettingChecker(registry, None, is_yaml=False).check(SCHEMA, item, SETTING)
    return _data_alone(result.value, result.problems)


def read_environment(  # noqa: PLR0913 - a text and its place
    text: str, *, registry: Registry, name: str, file: str, first_line: int, indent: int
) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """The same for YAML, such as that of ``:environment:``.

    Args:
        text: The YAML.
        registry: Where the types of rules and appearance are.
        name: How messages call it.
        file: The file it stands in.
        first_line: The line of `file` on which `text` starts.
        indent: How many columns stand before its first line.

    Raises:
        ProblemError: With kinds ``yaml-*``, where the text cannot be read at all.
    """
    tree = yaml_source.parse(text, file=file, first_line=first_line, indent=indent)
    if tree is None:
        return {}, ()
    checker = _SettingChecker(registry, file, is_yaml=True)
    item = from_yaml(tree, file)
    if not isinstance(item, Object):
        message = f"`{name}` is a mapping."
        mend = "Write it as `environment: {country: SE}`, with any of environment, account, faults."
        return {}, (checker.problem(Kind.WRONG_VALUE, message, mend, item),)
    result = checker.check(SCHEMA, item, "")
    return _data_alone(result.value, result.problems, name)


def _data_alone(
    value: Mapping[str, Any], problems: tuple[Problem, ...], name: str = SETTING
) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    found = Configuration(value or {})
    code = [one for _, one in found.javascript()]
    if not code:
        return found.data, problems
    message = f"`{name}` has JavaScript, and takes data alone."
    mend = "Set `window.chaportSimulatorConfig` in a script of the page instead."
    return found.without(code).data, (*problems, Problem(Kind.WRONG_VALUE, message, mend))


def has_salt(account: Mapping[str, Any]) -> bool:
    """Whether a checked value of the setting holds a salt."""
    return "salt" in account.get("account", {})
