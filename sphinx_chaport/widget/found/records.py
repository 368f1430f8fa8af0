"""What the doctor tells of a site: codes, and what is wrong with each."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sphinx_chaport.widget.configuration import Configuration


class Ailment(enum.Enum):
    """Every kind of problem that an installation code can have. Values are what `--json` says."""

    COMMENTED_OUT = "commented-out"
    """The code stands in a comment of HTML, JavaScript or a template."""

    NOT_RUN = "not-run"
    """No browser runs it: the script's type, a paused tag, `if (false)`, or no script element."""

    SYNTAX = "syntax"
    """The script does not parse, so nothing of it runs."""

    APP_ID = "app-id"
    """There is no app id, or what stands there is empty, a placeholder or an unset variable."""

    APP_ID_FALLBACK = "app-id-fallback"
    """The app id is no app id where a variable is not set."""

    NO_SCRIPT = "no-script"
    """Nothing loads the widget's script."""

    WRONG_HOST = "wrong-host"
    """The widget's script comes from a host, or an address, that is none of Chaport's."""

    NO_STUB = "no-stub"
    """There is no object that keeps calls until the widget's script has arrived."""

    BROKEN_STUB = "broken-stub"
    """That object cannot keep calls, or keeps them in a form that the widget does not know."""

    NO_CONFIGURATION = "no-configuration"
    """The widget's script is loaded, and no `chaportConfig` is set."""

    SECOND_CODE = "second-code"
    """The page has another code before it. A second one starts nothing."""

    TWO_VERSIONS = "two-versions"
    """Codes of version 2 and 3 stand on one page; the one of version 3 never starts there."""

    UNKNOWN_OPTION = "unknown-option"
    """The configuration has an option that Chaport does not know, and ignores."""

    WRONG_VALUE = "wrong-value"
    """An option has a value that it cannot have."""

    CONTRADICTION = "contradiction"
    """Options that are right each for itself cancel each other out."""

    UNKNOWN_NAME = "unknown-name"
    """A call names a method or an event that the API does not have."""


HARMLESS = frozenset(
    {
        Ailment.APP_ID_FALLBACK,
        Ailment.UNKNOWN_OPTION,
        Ailment.WRONG_VALUE,
        Ailment.CONTRADICTION,
        Ailment.UNKNOWN_NAME,
    }
)
"""What does not keep the widget from starting."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One problem of a code.

    Attributes:
        ailment: What kind of problem it is.
        message: What is wrong, and what to do.
        line: The line, from 1.
        file: The file, where it is another than the code's.
    """

    ailment: Ailment
    message: str
    line: int
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """An installation code.

    Attributes:
        file: The file that it stands in.
        line: The line that sets the configuration.
        version: 3, or 2 where the configuration stands on `window.chaport` itself.
        app_id: The app id as text, or ``None`` where there is none or the page computes it.
        host: The host of the widget's script, or ``None`` where it is not written out.
        configuration: All other options as they are written.
        usable: The options that the API has, with values that they can have.
        troubles: What is wrong.
        notes: What a reader should know and is no problem.
    """

    file: str
    line: int
    version: int
    app_id: str | None
    host: str | None
    configuration: Configuration = field(default_factory=Configuration)
    usable: Configuration = field(default_factory=Configuration)
    troubles: tuple[Trouble, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        """Whether the widget can start as the code stands."""
        return all(trouble.ailment in HARMLESS for trouble in self.troubles)

    @property
    def has_app_id(self) -> bool:
        """Whether the app id is written out and right."""
        ailments = {trouble.ailment for trouble in self.troubles}
        return bool(self.app_id) and Ailment.APP_ID not in ailments
