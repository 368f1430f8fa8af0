"""The documentation of sphinx-chaport, and its first user."""

import os
import sys
from pathlib import Path

from sphinx_chaport import __version__
from sphinx_chaport.identity import PHP_VERSION

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-chaport"
author = "the sphinx-chaport authors"
copyright = f"{author}. This project is not affiliated with Chaport."
version = release = __version__

extensions = ["sphinx_chaport", "myst_parser", "documented", "site_widget"]
extensions += ["sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "_ext", "snippets"]
myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_substitutions = {"php_version": PHP_VERSION}
napoleon_custom_sections = ["Source"]
autodoc_type_aliases = {"Json": "Json", "Path": "Path"}
# Python's own types have no pages here.
nitpick_ignore_regex = [("py:.*", ".*")]

# These pages load nothing from Chaport, whatever account the environment names: their chat is the
# simulator, with the ids that the registry's examples use.
os.environ.pop("CHAPORT_APP_ID", None)
chaport_mode = "simulator"
chaport_simulator = {
    "account": {
        "operators": [
            {"id": "operator-ann", "name": "Ann", "teams": ["team-sales", "team-berlin"]},
            {"id": "operator-ben", "name": "Ben", "teams": ["team-support", "team-billing"]},
            {"id": "operator-luc", "name": "Luc", "teams": ["team-paris"]},
        ],
        "teams": [
            {"id": "team-sales", "name": "Sales"},
            {"id": "team-support", "name": "Support"},
            {"id": "team-billing", "name": "Billing"},
            {"id": "team-berlin", "name": "Berlin"},
            {"id": "team-paris", "name": "Paris"},
            {"id": "team-tokyo", "name": "Tokyo"},
            {"id": "team-evening", "name": "Evening"},
            {"id": "team-international", "name": "International"},
        ],
        "triggers": [
            {"id": "trigger-welcome", "message": "Welcome. May we help you?"},
            {"id": "trigger-pricing", "message": "Any questions about our prices?"},
            {"id": "trigger-newsletter", "message": "News once a month: shall we write to you?"},
            {"id": "trigger-spring", "message": "Spring sale: shall we show you around?"},
            {"id": "trigger-survey", "message": "Two questions, one minute: may we ask?"},
        ],
    },
}

html_theme = "furo"
html_title = "sphinx-chaport"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_copy_source = False
html_show_sphinx = False

# Sphinx's default engine lacks characters such as the arrow between menu items.
latex_engine = "xelatex"
