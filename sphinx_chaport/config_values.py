"""Registers the settings in Sphinx and reads them back as one record."""

from __future__ import annotations

import os
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_chaport.reporting import report
from sphinx_chaport.settings import Settings, read_settings, setting_fields


def settings_of(config: Config) -> Settings:
    """The checked settings of a build; their problems were reported when it began."""
    return read_settings(_values(config), os.environ)[0]


def _values(config: Config) -> dict[str, Any]:
    return {name: getattr(config, name) for name, _, _ in setting_fields()}


def _report_problems(_app: Sphinx, config: Config) -> None:
    report(*read_settings(_values(config), os.environ)[1])


def setup(app: Sphinx) -> None:
    """Register every setting."""
    for name, default, setting in setting_fields():
        # Sphinx's own type check would warn without our kind and mend: ours does it.
        app.add_config_value(name, default, setting.rebuild, types=object)
    app.connect("config-inited", _report_problems)
