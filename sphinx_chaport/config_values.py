"""Registers the settings in Sphinx and reads them back as one record."""

from __future__ import annotations

import ast
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_chaport.reporting import logger, report
from sphinx_chaport.settings import Settings, read_settings, setting_fields
from sphinx_chaport.widget.production import unmet_condition

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_chaport.problems import Problem

CONF = "conf.py"


def settings_of(config: Config) -> Settings:
    """The checked settings of a build; their problems were reported when it began."""
    return read_settings(_values(config), os.environ)[0]


def _values(config: Config) -> dict[str, Any]:
    return {name: getattr(config, name) for name, _, _ in setting_fields()}


def placed(problem: Problem, name: str, confdir: str | Path) -> Problem:
    """The problem of a setting at the line of ``conf.py`` that sets it, as far as one does."""
    line = _line_of(name, Path(confdir) / CONF)
    return replace(problem, file=CONF, line=line, column=None)


def _line_of(name: str, conf: Path) -> int:
    """The last assignment to `name`; line 1 where there is none."""
    try:
        tree = ast.parse(conf.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return 1
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == name
    ]
    return max(lines, default=1)


def _begin(app: Sphinx, config: Config) -> None:
    settings, problems = read_settings(_values(config), os.environ)
    for name, problem in problems.items():
        report(placed(problem, name, app.confdir))
    # An app id from the environment becomes a part of the configuration, so that Sphinx notices
    # when it has changed since the last build.
    config["chaport_app_id"] = settings.app_id
    # The same for what the environment decides.
    unmet = unmet_condition(settings.production, os.environ)
    if unmet and settings.production is not False:
        logger.info("chaport: %s", f"this is no live build, as {unmet}")
    config["chaport_production"] = not unmet


def setup(app: Sphinx) -> None:
    """Register every setting."""
    for name, default, setting in setting_fields():
        # Sphinx's own check of types would warn without our kind and mend: ours does it.
        app.add_config_value(name, default, setting.rebuild, types=Any)
    app.connect("config-inited", _begin)
