"""What a page needs for its widget: the loader's attributes and, with ``!js``, a script of its own.

A live page names the script of its host in ``data-chaport-src``, a simulated one the simulator
beside the loader, and has the simulated account in ``data-chaport-simulator``.

Wire format of ``data-chaport-config``: JSON, in which ``{"$path": "window.dataLayer"}`` stands for
the value of that dotted path when the page loads; a key of the author's own that begins with ``$``
gets one more. All other JavaScript needs a file: under a strict CSP no code runs from attributes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sphinx_chaport.javascript.literals import JavaScript, literal
from sphinx_chaport.widget.app_id import SIMULATED, is_app_id
from sphinx_chaport.widget.hosts import SIMULATOR, script_url
from sphinx_chaport.widget.installation import with_app_id

if TYPE_CHECKING:
    from sphinx_chaport.widget.configuration import Configuration

# Names that a page always has; a bare `dataLayer` may be a `const`, which is no property of window.
_PATH = re.compile(r"(?:window|document)(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*\Z")


class Account(Protocol):
    """What is needed of the settings."""

    @property
    def app_id(self) -> str:
        """The account's app id."""

    @property
    def host(self) -> str:
        """The host of its region."""


@dataclass(frozen=True, slots=True)
class Script:
    """A file beside the loader."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PageAssets:
    """What stands in a page for its widget.

    Attributes:
        attributes: Those of the loader's ``<script>``, ready but for escaping.
        script: The file that sets the configuration, where it holds code. The page names it in
            ``data-chaport-config-src``, relative to the loader; `attributes` has that already.
    """

    attributes: Mapping[str, str]
    script: Script | None = None


def page_assets(configuration: Configuration, account: Account) -> PageAssets:
    """The attributes and the file for a configuration; the same input gives the same bytes."""
    source = {"data-chaport-src": script_url(account.host)}
    return _assets(configuration, account.app_id, source)


def simulated_assets(
    configuration: Configuration, app_id: str, account: Mapping[str, Any]
) -> PageAssets:
    """The same for the simulator.

    Args:
        configuration: The page's.
        app_id: The site's app id; a made-up one stands for what is none.
        account: The simulated account, checked.
    """
    source = {"data-chaport-src": SIMULATOR}
    if account:
        source["data-chaport-simulator"] = attribute_json(account)
    return _assets(configuration, app_id if is_app_id(app_id) else SIMULATED, source)


def in_language(configuration: Configuration, language: str) -> Configuration:
    """The configuration in the language of its site, unless it says one itself."""
    own = configuration.data.get("language")
    code = language.partition("_")[0].partition("-")[0].lower()
    if len(code) != 2 or (own is not None and not isinstance(own, Mapping)):
        return configuration
    if own and not own.keys().isdisjoint({"use", "source"}):
        return configuration
    return configuration.merged_over({"language": {"use": code}})


def _assets(configuration: Configuration, app_id: str, source: Mapping[str, str]) -> PageAssets:
    data = with_app_id(configuration, app_id)
    if not any(_is_code(code) for _, code in configuration.javascript()):
        return PageAssets({**source, "data-chaport-config": wire(data)})
    text = f"window.chaportConfig = {literal(data, start=23)};\n"
    name = f"config-{hashlib.sha256(text.encode()).hexdigest()[:16]}.js"
    return PageAssets({**source, "data-chaport-config-src": name}, Script(name, text))


def wire(data: Mapping[str, Any]) -> str:
    """The configuration as the loader reads it.

    Raises:
        TypeError: For JavaScript that is more than a dotted path.
    """
    return attribute_json(_encoded(data))


def attribute_json(data: object) -> str:
    """JSON for an attribute, which whoever writes that escapes."""
    return json.dumps(data, separators=(",", ":"), allow_nan=False)


def _is_code(code: JavaScript) -> bool:
    return _PATH.match(code.code.strip()) is None


def _encoded(value: object) -> object:
    if isinstance(value, JavaScript) and not _is_code(value):
        return {"$path": value.code.strip()}
    if isinstance(value, Mapping):
        return {f"${key}" if key.startswith("$") else key: _encoded(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_encoded(item) for item in value]
    return value
