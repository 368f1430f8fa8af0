"""The installation code: what a page needs to have the widget, to read and to paste.

The statements follow the loader protocol of the contract (section 1) in its order: the
configuration first, nothing more where `window.chaport` exists, then the stub, then the script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_chaport.javascript.literals import literal, string
from sphinx_chaport.widget.app_id import PLACEHOLDER
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.hosts import HOSTS, script_url

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HOSTS", "PLACEHOLDER", "installation_code", "with_app_id"]

_START = "window.chaportConfig = "
# The stub refers to itself by `c`, not by `window.chaport` nor by `this`: people keep the stub's
# `q` in a variable. CONFIG and URL mark the two places to fill in.
_CODE = """\
window.chaportConfig = CONFIG;
(function (w, d, c, s) {
  if (w.chaport) return;
  c = w.chaport = { _q: [], _l: {} };
  c.q = function () { c._q.push(arguments); };
  c.on = function (e, l) { (c._l[e] = c._l[e] || []).push(l); };
  s = d.createElement('script');
  s.type = 'text/javascript';
  s.async = true;
  s.src = URL;
  d.scripts[0].before(s);
})(window, document);
"""


def installation_code(
    config: Configuration | Mapping[str, Any],
    *,
    host: str,
    app_id: str = PLACEHOLDER,
    tags: bool = False,
) -> str:
    """The code to paste into a page.

    Args:
        config: The configuration; an `appId` in it counts more than `app_id`.
        host: One of `HOSTS`.
        app_id: The account's app id.
        tags: Whether to put it into a ``<script>`` element.
    """
    data = with_app_id(config, app_id)
    before, between, after = _parts()
    code = f"{before}{literal(data, start=len(_START))}{between}{string(script_url(host))}{after}"
    return f"<script>\n{code}</script>\n" if tags else code


def _parts() -> tuple[str, str, str]:
    before, _, rest = _CODE.partition("CONFIG")
    between, _, after = rest.partition("URL")
    return before, between, after


def with_app_id(config: Configuration | Mapping[str, Any], app_id: str) -> dict[str, Any]:
    """The data of a configuration with its `appId`, which comes first for whoever reads it."""
    data = config.data if isinstance(config, Configuration) else config
    return {"appId": data.get("appId", app_id), **data}
