"""An installation code as the `conf.py` and the directive that do the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.widget.conf_text import settings_text, without_personal
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.found.records import Code
from sphinx_chaport.widget.found.secrets import scrubbed
from sphinx_chaport.widget.hosts import HOSTS
from sphinx_chaport.widget.read import Installed

_HOLE = re.compile(r"\{\{|<\?|<%|\{%|\{!!|@json|%\}")
_PLAIN = re.compile(r"[A-Za-z_][\w./-]*(?: [\w./-]+)*\Z", re.ASCII)


def conf_lines(code: Code) -> list[str]:
    """The lines of ``conf.py``, without what belongs to one visitor or is filled in elsewhere."""
    kept, left_out = _static(code.usable.data)
    app_id = code.app_id if code.has_app_id else None
    host = code.host if code.host in HOSTS else None
    lines = [f"# Left out, as a template fills it in: {name}." for name in left_out]
    installed = Installed(code.version, app_id, host, Configuration(kept), code.line)
    text = settings_text(installed)
    if app_id is None and not _is_computed(code):
        text = text.replace("The code computes it.", "From the app: Settings, Installation code.")
    return [*lines, *scrubbed(text).splitlines()]


def directive_lines(code: Code) -> list[str]:
    """The directive for one page, in reStructuredText."""
    kept, _ = without_personal(_static(code.usable.data)[0])
    if not kept:
        return [".. chaport-widget::"]
    body = scrubbed(yaml.dump(kept, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=88))
    return [".. chaport-widget::", "", *(f"   {line}".rstrip() for line in body.splitlines())]


def _is_computed(code: Code) -> bool:
    return code.app_id is None and not any(t.ailment.value == "app-id" for t in code.troubles)


def _static(value: Mapping[str, Any], prefix: str = "") -> tuple[dict[str, Any], list[str]]:
    """The options without those that hold a template's holes, and the names of these."""
    kept, left_out = dict[str, Any](), list[str]()
    for key, item in value.items():
        name = f"{prefix}{key}"
        if isinstance(item, Mapping) and item:
            inner, without = _static(item, f"{name}.")
            left_out += without
            if inner:
                kept[key] = inner
        elif _has_hole(item):
            left_out.append(name)
        else:
            kept[key] = item
    return kept, left_out


def _has_hole(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_hole, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_hole, value))
    return isinstance(value, JavaScript) and bool(_HOLE.search(value.code))


class _Dumper(yaml.SafeDumper):
    """YAML that `sphinx_chaport.yaml_source` reads back as the same."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = None if _PLAIN.match(value) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _code(dumper: yaml.SafeDumper, value: JavaScript) -> yaml.ScalarNode:
    code = "\n".join(line.rstrip() for line in value.code.strip().splitlines())
    return dumper.represent_scalar("!js", code, style="|" if "\n" in code else '"')


_Dumper.add_representer(str, _text)
_Dumper.add_representer(JavaScript, _code)
