"""``python -m sphinx_chaport``."""

import sys

from sphinx_chaport.cli import main

sys.exit(main())
