"""What pages say of checked examples: all of it, in one place, for translators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import locale
from sphinx.util.i18n import CatalogRepository

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOG = "sphinx_chaport"
_ = locale.get_translation(CATALOG)

# -- an example -----------------------------------------------------------------------------------

FORM_TITLES = {
    "traditional": _("Traditional"),
    "queue": _("Command queue"),
    "configuration": _("Configuration"),
}
NEEDED = _("With this configuration:")
ONE_CONFIGURATION = _("The same for both interfaces.")

# -- an entry -------------------------------------------------------------------------------------

SINCE, DEPRECATED, UNOFFICIAL = _("Since"), _("Deprecated"), _("Unofficial")
NOT_CHAPORTS = _("Chaport does not document this.")
DATA, PARAMETERS, OR, RETURNS = _("Data"), _("Parameters"), _("Or"), _("Returns")
COMPARES, IN_THE_APP = _("Compares"), _("In the app")
REQUIRED, DEFAULT, COLOURS = _("Required"), _("Default"), _("Colours")
OPTIONAL = _("optional")
SEE_ALSO = _("See also:")
FROM_SECTION = _("From section %s of the contract.")
SECTION, OPEN_POINT = _("contract, section %s"), _("open point %s")
PROPERTY_COLUMNS = (_("Property"), _("Type"), _("What it does"))
NAME, WHAT_IT_DOES = _("Name"), _("What it does")
ITS_PROPERTIES = _("Its properties")
LISTS = {
    "methods": _("Methods"),
    "events": _("Events"),
    "options": _("Configuration options"),
    "matchers": _("Matchers"),
    "parameters": _("Visitor parameters"),
    "types": _("Types"),
    "open-points": _("Open points"),
}
POINT_COLUMNS = ("#", _("Question"), _("Our answer"))
SEE = _("See")

# -- under an example -----------------------------------------------------------------------------

BOTH_FORMS = _("Checked in both forms with registry %s")
ONE_FORM = _("Checked in its one form with registry %s")
LOADED = _("Checked with registry %s")
SKIPPED = _("Skipped: %s")
NOT_RUN = _("Not run: %s")
ALL_LINES = _("Show all lines")
CONSOLE = _("Console")
TRACE = _("What happened")
SILENT = _("It writes nothing to the console.")
ERROR = _("Error")
NO_OUTPUT = _("This example was not run in this build, so there is no output to show.")
NO_ERROR = _("This example ends in an error. It was not run in this build, so it is not shown.")

# -- the page that says what the mark means -------------------------------------------------------

PAGE_TITLE = _("Examples that are run")
PAGE_MARK = _(
    "An example with the mark \u201cchecked\u201d was run when these pages were made: "
    "in a model of the Chaport widget that follows its documented interface, "
    "not in the widget itself."
)
PAGE_FORMS = _(
    "Where an example has two forms, both were run, each with the widget\u2019s script there "
    "before the code, arriving between any two of its statements, after it and never. "
    "Both had the same effects each time."
)
PAGE_SKIPPED = _(
    "\u201cSkipped\u201d and \u201cnot run\u201d are said with their reason. "
    "An example without any mark is one that has not passed."
)
PAGE_COUNTS = _("This build")
PAGE_REASONS = _("Why examples were left out")
FOUND, RUN = _("Found"), _("Run")
PASSED, FAILED, LEFT_OUT = _("Passed"), _("Failed"), _("Skipped")

# -- playgrounds ----------------------------------------------------------------------------------

PLAYGROUND_NOTE = _("With JavaScript, this place becomes a playground: change the code and run it.")
PLAYGROUND_ONLINE = _("Try it online:")

# -- the chat -------------------------------------------------------------------------------------

CHAT_LABEL = _("Chat with us")
CHAT_BLOCKED = _("The chat did not load. Use this link instead.")
CONSENT = _("May this page load a chat? Chaport, which runs it, then sees your visit.")
CONSENT_YES, CONSENT_NO = _("Allow the chat"), _("No chat")
CONSENT_MORE = _("What is stored")

# -- coverage -------------------------------------------------------------------------------------

KINDS = {"method": _("Methods"), "event": _("Events"), "option": _("Configuration options")}
COLUMNS = (_("Name"), _("Described"), _("Forms"), _("Run"), _("Playground"))
YES, NO = _("yes"), _("no")
FORMS_BOTH, FORMS_TRADITIONAL, FORMS_QUEUE = _("both"), _("traditional"), _("command queue")
FORMS_CONFIGURATION, FORMS_NONE = _("configuration"), _("none")
COVERED = _("%(covered)s of %(names)s names are described and have an example that passed.")


def translated(key: str, text: str) -> str:
    """A text of our scripts in the language of the site; its key is the context of the message."""
    return locale.get_translator(CATALOG).pgettext(key, text) if text else text


def setup(app: Sphinx) -> None:
    """Let translations of these texts be found: the site's own before ours."""
    config = app.config
    repository = CatalogRepository(
        app.srcdir, config.locale_dirs, config.language, config.source_encoding
    )
    for catalog in repository.catalogs:
        if catalog.domain == CATALOG and catalog.is_outdated():
            catalog.write_mo(config.language, config.gettext_allow_fuzzy_translations)
    # Sphinx keeps what an earlier build of the same process has found, in another language even.
    locale.translators.pop(("general", CATALOG), None)
    folders = [*repository.locale_dirs, Path(__file__).parent / "locale"]
    locale.init(folders, config.language, CATALOG)
