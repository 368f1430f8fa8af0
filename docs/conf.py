"""The documentation of sphinx-chaport, and its first user."""

import os
import sys
from pathlib import Path

from sphinx_chaport import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-chaport"
author = "the sphinx-chaport authors"
copyright = f"{author}. This project is not affiliated with Chaport."
version = release = __version__

extensions = ["sphinx_chaport", "myst_parser", "documented"]
exclude_patterns = ["_build", "_ext", "snippets"]
myst_enable_extensions = ["colon_fence", "deflist"]

# These pages show code and load nothing from Chaport, whatever account the environment names.
os.environ.pop("CHAPORT_APP_ID", None)
chaport_mode = "off"

html_theme = "furo"
html_title = "sphinx-chaport"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_copy_source = False
html_show_sphinx = False

# Sphinx's default engine lacks characters such as the arrow between menu items.
latex_engine = "xelatex"
