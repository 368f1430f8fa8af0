"""What is wrong with an input, as data: every room reports mistakes with these records.

Rooms below the adapters raise no warnings of their own. They return or raise `Problem` records;
the adapters turn each into a Sphinx warning of type ``chaport.KIND``, the command line into a line
of text.
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace


class Kind(enum.Enum):
    """Every kind of problem. A member's value is the subtype of its Sphinx warning.

    The docstring of each member is its documentation: the page of warnings is made from it.
    """

    UNKNOWN_NAME = "unknown-name"
    """The registry has no method, event, option, parameter or matcher of this name."""

    UNKNOWN_EXAMPLE = "unknown-example"
    """The entry has no example with this id."""

    DUPLICATE_ENTRY = "duplicate-entry"
    """Two places describe the same name, so references cannot tell which one is meant."""

    AMBIGUOUS_CODE = "ambiguous-code"
    """An example mixes listeners and calls, so it is unclear what has to wait for `ready`."""

    JAVASCRIPT_SYNTAX = "javascript-syntax"
    """JavaScript that does not parse: in an example, in `:args:` or behind `!js`."""

    JAVASCRIPT_UNSUPPORTED = "javascript-unsupported"
    """Valid JavaScript from which the other form cannot be derived safely."""

    JAVASCRIPT_ENGINE = "javascript-engine"
    """No JavaScript engine is installed, so an example is shown only as it was written."""

    EXPECTATION = "expectation"
    """What `:expect:` says cannot be compared: an unknown key, or a value of another shape."""

    EXAMPLE_FAILED = "example-failed"
    """An example was run and does not do what it says, or differs between its forms."""

    EXAMPLE_GROUP = "example-group"
    """`:group:` names a group that has neither a setup nor a cleanup on its page."""

    CHECK_CACHE = "check-cache"
    """The file with the results of checked examples cannot be used, so all of them are run."""

    WRONG_ARGUMENTS = "wrong-arguments"
    """The arguments of `:args:` do not fit the parameters of the method."""

    YAML_SYNTAX = "yaml-syntax"
    """The text is no YAML."""

    YAML_DUPLICATE_KEY = "yaml-duplicate-key"
    """A mapping names the same key twice; YAML would keep only one of the values."""

    YAML_TAG = "yaml-tag"
    """A tag other than `!js`. An unquoted `!contains` or `!=` is one to YAML."""

    YAML_UNQUOTED = "yaml-unquoted"
    """A value that means something else to YAML because its quotes are missing."""

    UNKNOWN_OPTION = "unknown-option"
    """The configuration has a key that the registry does not know. Chaport ignores it silently."""

    WRONG_VALUE = "wrong-value"
    """A value that is not of the type that the registry gives the option."""

    CONTRADICTION = "contradiction"
    """Each value is right, but together they cancel each other out or cannot work."""

    APP_ID = "app-id"
    """The app id is no app id: it has 24 hexadecimal digits and stands in the installation code."""

    APP_ID_TWICE = "app-id-twice"
    """The app id comes from two places. One of them will be forgotten at the next change."""

    HOST_MISSING = "host-missing"
    """A live widget needs `chaport_host`. There is no default: the account's region decides."""

    SECOND_WIDGET = "second-widget"
    """A page has one widget. A second would replace its configuration and start nothing."""

    PAGE_SWITCH = "page-switch"
    """The field `chaport` of a page's metadata says neither on nor off."""

    PUBLISHED = "published"
    """The configuration of a live chat holds what nobody else may read: a salt, a hash, the id and
    token of a visitor, or how to reach a person. The chat is left off."""

    CONTRAST = "contrast"
    """The button that opens the chat cannot be seen well in the colour of `windowColor`."""

    LATE_INVITATIONS = "late-invitations"
    """With the loading `intent`, Chaport's script is not there before a reader uses the button, so
    auto-invitations and rules by country wait for that."""

    FOREIGN_CODE = "foreign-code"
    """An installation code is pasted into raw HTML or a template, beside what the settings do."""

    CHAT_LINK = "chat-link"
    """`chaport-open` links to the hosted chat page and needs an app id and a host for that."""

    SETTING = "setting"
    """A `chaport_*` setting in `conf.py` has a value that it cannot have."""

    VISITOR_DATA = "visitor-data"
    """Data that no hash can be made of, or that a page cannot send as it was hashed. Only the
    commands `hash` and `token` say so, no build does."""

    REGISTRY_FILE = "registry-file"
    """A file of `chaport_registry` cannot be read or does not have the registry's format."""

    REGISTRY_CLASH = "registry-clash"
    """Two registry files describe the same name."""

    REGISTRY_LINT = "registry-lint"
    """A record breaks a rule of the registry: no summary, a reference to nothing, and so on."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in an input, with its place and its mend.

    Attributes:
        kind: What kind of mistake it is.
        message: What is wrong, as a sentence without a final instruction.
        mend: What to write instead, as a sentence; empty where the message says it all.
        file: Path of the file as the reader knows it, or ``None`` where there is none.
        line: 1-based line in `file`, or ``None``.
        column: 1-based column in that line, in characters, or ``None``.
    """

    kind: Kind
    message: str
    mend: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def text(self) -> str:
        """The message and its mend, without the place."""
        return f"{self.message} {self.mend}".rstrip()

    @property
    def place(self) -> str:
        """``file:line:column`` as far as they are known."""
        parts = [self.file or "<unknown>", self.line, self.column]
        known = parts[: parts.index(None)] if None in parts else parts
        return ":".join(str(part) for part in known)

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"{self.place}: {self.text} [chaport.{self.kind.value}]"

    def moved(self, *, file: str | None, first_line: int) -> Problem:
        """The same problem found in a block whose own line 1 is `first_line` of `file`."""
        line = first_line if self.line is None else first_line + self.line - 1
        return replace(self, file=file, line=line)


class ProblemError(Exception):
    """Carries one or more problems up to whoever can report them."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The registered name most like `name`, or ``None`` where none is near.

    Case does not count: ``windowcolor`` is nearest to ``windowColor``.
    """
    by_folded = {candidate.casefold(): candidate for candidate in names}
    found = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A mend that names the nearest of `names`, or an empty string."""
    found = nearest(name, names)
    return f'Did you mean "{found}"?' if found else ""
