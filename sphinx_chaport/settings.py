"""The ``chaport_*`` settings as one typed, validated record.

One field is one setting: its default, what values it takes, its help, and what a change of it makes
Sphinx do again. Registration in Sphinx and the table of the documentation are made from the fields.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.widget.fallback import is_fallback, is_web_address
from sphinx_chaport.widget.loading import LOADINGS
from sphinx_chaport.widget.pages import are_patterns
from sphinx_chaport.widget.production import NAMES, is_rule

PREFIX = "chaport_"
APP_ID_VARIABLE = "CHAPORT_APP_ID"
MODES = ("live", "simulator", "off")
# What would end an attribute's value or an element, where a server fills the nonce in.
_NOT_IN_A_NONCE = set("<>\"'&\n\r")

Rebuild: TypeAlias = Literal["env", "html"]
Check: TypeAlias = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of one setting beside its default.

    Attributes:
        accepts: Whether a value can be used.
        allowed: What values can be used, in words, for messages and the documentation.
        help: One sentence of Markdown.
        rebuild: ``env`` where a change re-reads the pages, ``html`` where it rewrites them.
    """

    accepts: Check
    allowed: str
    help: str
    rebuild: Rebuild


def _one_of(*values: str) -> Check:
    return lambda value: isinstance(value, str) and value in values


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(key, str) for key in value)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(least: float, most: float) -> Check:
    return lambda value: (
        isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most
    )


def _is_nonce(value: object) -> bool:
    return isinstance(value, str) and not _NOT_IN_A_NONCE & set(value)


def _in_words(*values: str) -> str:
    shown = [f"`{value}`" for value in values]
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


def _are_paths(value: object) -> bool:
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return is_list and all(isinstance(item, (str, Path)) for item in value)  # type: ignore[attr-defined]


def _setting(  # noqa: PLR0913 - keyword-only, one per column of the table
    *,
    default: Any = None,  # noqa: ANN401 - a setting has a type of its own
    factory: Callable[[], Any] | None = None,
    accepts: Check,
    allowed: str,
    help: str,  # noqa: A002 - the name that argparse and click use
    rebuild: Rebuild,
) -> Any:  # noqa: ANN401 - what dataclasses.field returns
    metadata = {"setting": Setting(accepts, allowed, help, rebuild)}
    if factory is not None:
        return dataclasses.field(default_factory=factory, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings, checked. A value that cannot be used was reported and is the default here."""

    app_id: str = _setting(
        default="",
        accepts=_is_text,
        allowed="the 24 hexadecimal digits of your account's app id, as text",
        help=f"The account's app id, from *Settings → Installation code*. Without it, the environment variable `{APP_ID_VARIABLE}` is used.",  # noqa: E501
        rebuild="env",
    )
    host: str = _setting(
        default="",
        accepts=_one_of("", "app.chaport.com", "app.chaport.ru"),
        allowed="`app.chaport.com` or `app.chaport.ru`",
        help="The host of your account's region, as your installation code names it.",
        rebuild="env",
    )
    config: Mapping[str, Any] = _setting(
        factory=dict,
        accepts=_is_mapping,
        allowed="a dictionary of configuration options",
        help="The configuration that the widgets of all pages share. A page's own configuration is merged over it.",  # noqa: E501
        rebuild="html",
    )
    mode: str = _setting(
        default="",
        accepts=_one_of("", *MODES),
        allowed="`live`, `simulator` or `off`",
        help="What pages with a widget load: `live` loads the real one, `simulator` a stand-in from your own site that asks nobody, `off` nothing. By default `live` where there is an app id, else `off`.",  # noqa: E501
        rebuild="html",
    )
    simulator: Mapping[str, Any] = _setting(
        factory=dict,
        accepts=_is_mapping,
        allowed="a dictionary with `environment`, `account` and `faults`",
        help="What the simulator pretends: who visits, which operators, teams and auto-invitations the account has, and what goes wrong.",  # noqa: E501
        rebuild="html",
    )
    loading: str = _setting(
        default="",
        accepts=_one_of("", *LOADINGS),
        allowed=_in_words(*LOADINGS),
        help="When the chat's script is requested. By default `intent`, and `idle` where `launcher.show` is false, since there is nothing to press. `intent` waits until a reader uses the button, `idle` until the page has loaded and rests, `immediate` does not wait, `consent` waits until the reader has agreed, and `manual` until your own script asks for it.",  # noqa: E501
        rebuild="html",
    )
    pages: Mapping[str, Any] = _setting(
        factory=dict,
        accepts=are_patterns,
        allowed='a dictionary with lists of patterns, such as `{"include": ["guides/**"], "exclude": ["guides/old*"]}`',  # noqa: E501
        help="Which pages have the chat, by patterns of their names as in Sphinx's own `exclude_patterns`. Without it, all have it.",  # noqa: E501
        rebuild="html",
    )
    generated_pages: bool = _setting(
        default=False,
        accepts=_is_flag,
        allowed="`True` or `False`",
        help="Whether pages without a source, such as the search and the index, have the chat.",
        rebuild="html",
    )
    production: bool | str | Mapping[str, Any] = _setting(
        default=True,
        accepts=is_rule,
        allowed=f"`True`, `False`, {_in_words(*NAMES)}, or a dictionary of environment variables with what each has to be",  # noqa: E501
        help="Which builds are live ones, by their environment. In any other build, pages in the mode `live` have no chat.",  # noqa: E501
        rebuild="html",
    )
    consent_banner: bool | str = _setting(
        default=False,
        accepts=lambda value: isinstance(value, bool) or is_web_address(value),
        allowed="`True`, `False`, or the address of a page on privacy, which begins with `https:`, `http:` or `/`",  # noqa: E501
        help="Whether pages with the loading `consent` ask their readers with a plain banner, and the page that it links to. Leave it off where a consent manager asks them.",  # noqa: E501
        rebuild="html",
    )
    fallback: str = _setting(
        default="",
        accepts=is_fallback,
        allowed="an address that begins with `https:`, `http:`, `mailto:`, `tel:` or `/`, or an e-mail address",  # noqa: E501
        help="Where readers are led if the chat cannot be loaded. Without it, that is the chat page that Chaport hosts for your account.",  # noqa: E501
        rebuild="html",
    )
    nonce: str = _setting(
        default="",
        accepts=_is_nonce,
        allowed="text without quotes and angle brackets",
        help="The `nonce` of the chat's scripts, for a Content-Security-Policy. As it has to be new for each answer, give the placeholder that your server replaces.",  # noqa: E501
        rebuild="html",
    )
    debug: bool = _setting(
        default=False,
        accepts=_is_flag,
        allowed="`True` or `False`",
        help="Whether each page says on the console why its chat is on or off.",
        rebuild="html",
    )
    allow_visitor_data: bool = _setting(
        default=False,
        accepts=_is_flag,
        allowed="`True` or `False`",
        help="Whether an e-mail address or a phone number may stand in the configuration of a live chat, where everybody can read it.",  # noqa: E501
        rebuild="html",
    )
    interface: str = _setting(
        default="traditional",
        accepts=_one_of("traditional", "queue"),
        allowed="`traditional` or `queue`",
        help="The form of each example that readers see first.",
        rebuild="env",
    )
    side_by_side: bool = _setting(
        default=False,
        accepts=_is_flag,
        allowed="`True` or `False`",
        help="On wide screens, sets the examples of an entry to the right of its text.",
        rebuild="env",
    )
    registry: Sequence[str | Path] = _setting(
        factory=list,
        accepts=_are_paths,
        allowed="a list of paths, relative to the folder of `conf.py`",
        help="Further registry files, such as for a wrapper of your own or a method that is new.",
        rebuild="env",
    )
    run_buttons: bool = _setting(
        default=True,
        accepts=_is_flag,
        allowed="`True` or `False`",
        help="Whether each example that can be run has a button that runs it on the page, in the simulator.",  # noqa: E501
        rebuild="html",
    )
    check: bool = _setting(
        default=True,
        accepts=_is_flag,
        allowed="`True` or `False`",
        help="Whether a build of HTML runs the examples that it shows, marks them and warns of those that fail. Without it, no engine is started for that and there are no marks.",  # noqa: E501
        rebuild="html",
    )
    check_time: float = _setting(
        default=2.0,
        accepts=_is_number(0.05, 600),
        allowed="a number of seconds from 0.05 to 600",
        help="How long one step of an example may run.",
        rebuild="html",
    )
    check_memory: int = _setting(
        default=64,
        accepts=lambda value: _is_number(8, 4096)(value) and isinstance(value, int),
        allowed="a whole number of megabytes from 8 to 4096",
        help="How much memory one example may use.",
        rebuild="html",
    )
    check_minimum: float = _setting(
        default=0,
        accepts=_is_number(0, 100),
        allowed="a number of percent from 0 to 100",
        help="How much of the API the site has to describe and to run examples of; below that, the builder `chaport-check` fails.",  # noqa: E501
        rebuild="html",
    )


def setting_fields() -> Iterator[tuple[str, Any, Setting]]:
    """Each setting as its name in ``conf.py``, its default and its description."""
    defaults = Settings()
    for field in dataclasses.fields(Settings):
        default = getattr(defaults, field.name)
        yield PREFIX + field.name, default, field.metadata["setting"]


def read_settings(
    values: Mapping[str, Any], environment: Mapping[str, str]
) -> tuple[Settings, dict[str, Problem]]:
    """Check raw values, as ``conf.py`` gives them.

    Args:
        values: By full name, such as ``chaport_host``; missing names take their default.
        environment: The process's environment, for ``CHAPORT_APP_ID``.

    Returns:
        The settings, and by the name of a setting its problem, of kind ``setting`` or
        ``app-id-twice``, without a place.
    """
    problems: dict[str, Problem] = {}
    usable: dict[str, Any] = {}
    for name, default, setting in setting_fields():
        value = values.get(name, default)
        if value is None:
            continue
        if setting.accepts(value):
            usable[name.removeprefix(PREFIX)] = value
        else:
            problems[name] = _bad_value(name, setting, value)
    if _is_app_id_given_twice(usable, environment):
        problems[f"{PREFIX}app_id"] = _app_id_twice()
    usable["app_id"] = usable.get("app_id") or environment.get(APP_ID_VARIABLE, "")
    return Settings(**usable), problems


def app_id_source(settings: Settings, environment: Mapping[str, str]) -> str:
    """Where the app id comes from, in words."""
    if settings.app_id and settings.app_id == environment.get(APP_ID_VARIABLE):
        return f"the environment variable `{APP_ID_VARIABLE}`"
    return f"`{PREFIX}app_id`"


def _bad_value(name: str, setting: Setting, value: object) -> Problem:
    # What should have been a mapping may hold a salt or a visitor's data.
    shown = f"this `{type(value).__name__}`" if setting.accepts is _is_mapping else repr(value)
    message = f"`{name}` cannot be {shown}."
    return Problem(Kind.SETTING, message, f"It takes {setting.allowed}.")


def _is_app_id_given_twice(usable: Mapping[str, Any], environment: Mapping[str, str]) -> bool:
    given = {usable.get("app_id", ""), environment.get(APP_ID_VARIABLE, "")}
    return len(given - {""}) == 2


def _app_id_twice() -> Problem:
    message = f"Both `chaport_app_id` and the environment's {APP_ID_VARIABLE} are set."
    mend = "Keep one of them; `chaport_app_id` is used."
    return Problem(Kind.APP_ID_TWICE, message, mend)
