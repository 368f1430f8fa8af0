"""Says of an installation code whether it can work, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sphinx_chaport.javascript.data import decoded
from sphinx_chaport.problems import did_you_mean
from sphinx_chaport.widget.app_id import app_id_problem
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.found.options import checked_options
from sphinx_chaport.widget.found.records import Ailment, Code, Trouble
from sphinx_chaport.widget.found.secrets import scrubbed
from sphinx_chaport.widget.hosts import HOSTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_chaport.registry import Registry
    from sphinx_chaport.widget.found.parts import Fact, Parts

_COPY = "Copy the whole code from the Chaport app: Settings, Installation code."
_ID = "Copy it from the Chaport app: Settings, Installation code."
_FALLBACK = re.compile(r"(?:\|\||\?\?)\s*(['\"`])([^'\"`]*)\1\s*\Z")
_ENVIRONMENT = re.compile(r"\b(?:process\.env|import\.meta\.env)\b")
_PAGES = {"html", "htm", "xhtml"}
_NOT_RUN = {
    "text": "It stands outside of a script element, so readers see it as text.",
    "if": "It stands behind a condition that is never true.",
    "paused": "The tag manager's tag is paused.",
}
_STUBS = {
    "empty": "`window.chaport` is an empty object, without `q` and `on`.",
    "function": "`window.chaport` is a function, without `q` and `on`.",
    "no-object": "`window.chaport` is no object with `q` and `on`.",
    "flat": "`q` puts its arguments into the queue one by one, so that none is a command.",
    "name-only": "`q` keeps only the method's name, and drops its arguments.",
    "arrow": "`q` is an arrow function, in which `arguments` is not what it was called with.",
    "lost": "`q` keeps nothing.",
}


def judged(parts: Parts, registry: Registry) -> Code:
    """The code that the parts make, with all that is wrong."""
    config = parts.config
    if config is None:
        return _without_configuration(parts)
    data = decoded(config["data"])
    lines = [([], config["line"]), *config["lines"]]
    usable, troubles = checked_options(data, lines, registry)
    app_id = (config["id"] or {}).get("text")
    return Code(
        file=parts.facts.file,
        line=config["line"],
        version=config["version"],
        app_id=scrubbed(app_id) if app_id is not None else None,
        host=_host(parts),
        configuration=Configuration(data),
        usable=usable,
        troubles=(*_serious(parts, config), *troubles, *unknown_names(parts.calls, registry)),
        notes=tuple(_notes(parts, config)),
    )


def _without_configuration(parts: Parts) -> Code:
    line = parts.addresses[0]["line"]
    message = "The widget's script is loaded, and nothing sets `window.chaportConfig`."
    trouble = Trouble(Ailment.NO_CONFIGURATION, f"{message} {_COPY}", line)
    if parts.addresses[0]["state"] == "commented":
        trouble = Trouble(Ailment.COMMENTED_OUT, "The widget's script is commented out.", line)
    return Code(parts.facts.file, line, 3, None, _host(parts), troubles=(trouble,))


def _host(parts: Parts) -> str | None:
    return next((each["host"] for each in parts.addresses if each["host"]), None)


def _serious(parts: Parts, config: Fact) -> Iterator[Trouble]:
    """What keeps the widget from starting, the first cause first."""
    if config["state"] != "live":
        yield _switched_off(config)
        yield from _app_id(parts, config)
        return
    for failure in parts.facts.failures:
        if failure["from"] <= config["at"] < failure["to"]:
            message = f"The script does not parse, so nothing of it runs: {failure['message']}."
            yield Trouble(Ailment.SYNTAX, message, failure["line"])
    yield from _second(parts, config)
    yield from _app_id(parts, config)
    yield from _script(parts, config["line"])
    yield from _stub(parts, config["line"])


def _switched_off(config: Fact) -> Trouble:
    if config["state"] == "commented":
        message = "The code is commented out, so it does nothing."
        return Trouble(Ailment.COMMENTED_OUT, message, config["line"])
    why = f'A browser does not run a script of the type "{scrubbed(config["why"])}".'
    return Trouble(Ailment.NOT_RUN, _NOT_RUN.get(config["why"], why), config["line"])


def _second(parts: Parts, config: Fact) -> Iterator[Trouble]:
    before = parts.before
    versions = {each["version"] for each in parts.facts.configs if each["state"] == "live"}
    if config["version"] == 3 and 2 in versions:
        message = "Beside a code of version 2 on the same page, this one never starts."
        yield Trouble(Ailment.TWO_VERSIONS, f"{message} Remove the old one.", config["line"])
    elif before is not None:
        message = f"The page has a code on line {before['line']} already; this one replaces its"
        rest = "configuration and starts nothing. Keep one of them."
        yield Trouble(Ailment.SECOND_CODE, f"{message} {rest}", config["line"])


def _app_id(parts: Parts, config: Fact) -> Iterator[Trouble]:
    line = next((line for path, line in config["lines"] if path == ["appId"]), config["line"])
    found: dict[str, str] = config["id"] or {}
    if not found:
        if not config["isPartial"]:
            yield Trouble(Ailment.APP_ID, f"There is no app id. {_ID}", line)
        return
    code = found.get("code", "").strip()
    text = found.get("text", "undefined" if code in {"undefined", "void 0"} else None)
    if text is not None:
        problem = app_id_problem(text)
        if problem:
            yield Trouble(Ailment.APP_ID, scrubbed(problem.text), line)
    elif _ENVIRONMENT.search(code) and parts.facts.suffix in _PAGES:
        message = "A page has no environment variables, so the app id stays unset."
        yield Trouble(Ailment.APP_ID, f"{message} {_ID}", line)
    elif fallback := _FALLBACK.search(code):
        problem = app_id_problem(fallback[2])
        if problem:
            message = f"Where the variable is not set: {problem.text}"
            yield Trouble(Ailment.APP_ID_FALLBACK, scrubbed(message), line)


def _script(parts: Parts, line: int) -> Iterator[Trouble]:
    if not parts.addresses:
        message = "Nothing loads the widget's script `/javascripts/insert.js`."
        yield Trouble(Ailment.NO_SCRIPT, f"{message} {_COPY}", line)
        return
    if any(_is_right(each) for each in parts.addresses):
        return
    address = parts.addresses[0]
    hosts = " or ".join(f"`{host}`" for host in HOSTS)
    message = f"The widget's script comes from `{scrubbed(address['text'])}`."
    mend = f"Its address is `https://HOST/javascripts/insert.js`, with {hosts}."
    yield Trouble(Ailment.WRONG_HOST, f"{message} {mend}", _line_of(parts, address, line))


def _is_right(address: Fact) -> bool:
    if not address["text"].endswith("/javascripts/insert.js"):
        return False
    return address["host"] is None or address["host"] in HOSTS


def _line_of(parts: Parts, fact: Fact, line: int) -> int:
    """The line of a fact, where it is in the code's own file."""
    return line if parts.elsewhere else int(fact["line"])


def _stub(parts: Parts, line: int) -> Iterator[Trouble]:
    if not parts.stubs:
        if parts.addresses:
            message = "Nothing makes `window.chaport`, so calls fail until the script is there."
            yield Trouble(Ailment.NO_STUB, f"{message} {_COPY}", line)
        return
    faults = [(each, each["fault"]) for each in parts.stubs]
    if all(fault for _, fault in faults):
        stub, fault = faults[0]
        yield Trouble(
            Ailment.BROKEN_STUB, f"{_stub_text(fault)} {_COPY}", _line_of(parts, stub, line)
        )


def _stub_text(fault: str) -> str:
    names = fault.removeprefix("lacks-").split()
    return _STUBS.get(fault) or f"`window.chaport` lacks {' and '.join(f'`{n}`' for n in names)}."


def unknown_names(calls: Iterable[Fact], registry: Registry) -> Iterator[Trouble]:
    """Methods and events that the API does not have, with the nearest name."""
    for call in calls:
        name, kind = call["name"], call["kind"]
        known = registry.entries[kind]
        if call["state"] != "live" or name in known or name in {"on", "q"}:
            continue
        message = f'The Chaport API has no {kind} "{scrubbed(name)}". {did_you_mean(name, known)}'
        yield Trouble(Ailment.UNKNOWN_NAME, message.rstrip(), call["line"])


def _notes(parts: Parts, config: Fact) -> Iterator[str]:
    code = (config["id"] or {}).get("code")
    if code and not any(_app_id(parts, config)):
        shown = scrubbed(" ".join(code.split()))[:80]
        yield f"The app id is computed: `{shown}`. Whether it is set cannot be seen here."
    if parts.addresses and not _host(parts):
        yield "The host of the script is computed."
    if config["inParts"] and parts.is_live:
        yield "This is no plain JavaScript, so it was read by its recognisable parts."
    if config["isPartial"]:
        yield "Some of the configuration is computed, and is not shown."
    if config["version"] == 2:
        yield "Version 2 of the code is old; the app has the one of version 3."
    if parts.elsewhere:
        yield f"The script is loaded in {parts.elsewhere}."
    if personal := _personal(decoded(config["data"])):
        yield f"Whoever opens the page can read what stands here: {', '.join(personal)}."


def _personal(data: dict[str, Any]) -> list[str]:
    """Data of one visitor that is written out."""
    visitor, session = data.get("visitor"), data.get("session")
    user = session.get("user") if isinstance(session, dict) else None
    found = ["visitor"] if _has_text(visitor) else []
    found += ["visitorIntegrityHash"] if _has_text(data.get("visitorIntegrityHash")) else []
    return found + (["session.user"] if _has_text(user) else [])


def _has_text(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_has_text, value.values()))
    return isinstance(value, str) and bool(value)
