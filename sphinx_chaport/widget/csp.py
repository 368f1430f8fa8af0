"""The Content-Security-Policy that a page needs for each mode.

What the real widget needs was derived from what it loads: Chaport publishes no list (field notes,
section 1). What the simulator and the playground need is tested in a browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

MODES: Final = ("live", "simulator", "playground")

SANDBOX: Final = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; "
    "sandbox allow-scripts"
)
"""For ``sandbox.html`` alone, where readers may run code that they have typed."""
SANDBOX_FILE: Final = "_static/chaport/sandbox.html"

_SELF: Final = "'self'"
_STRICT: Final[Mapping[str, tuple[str, ...]]] = {
    "default-src": ("'none'",),
    "script-src": (_SELF,),
    "style-src": (_SELF,),
    "img-src": (_SELF, "data:"),
    "font-src": (_SELF,),
    "connect-src": (_SELF,),
    "frame-src": (_SELF,),
    "base-uri": (_SELF,),
    "form-action": (_SELF,),
}


class Policy(NamedTuple):
    """A policy and what has to be known of it.

    Attributes:
        directives: Sources by directive.
        notes: Sentences for whoever sets it up.
        files: Policies of single files, in place of that of the site.
    """

    directives: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()
    files: Mapping[str, str] = {}

    @property
    def text(self) -> str:
        """The value of the header."""
        return "; ".join(f"{name} {' '.join(found)}" for name, found in self.directives.items())


def policy(mode: str, host: str = "", nonce: str = "") -> Policy:
    """The policy of one mode.

    Args:
        mode: One of `MODES`.
        host: The host of the account's region, for ``live``.
        nonce: The placeholder of ``chaport_nonce``; with it, the scripts of Chaport are allowed by
            ``strict-dynamic`` and not by their host.
    """
    if mode == "live":
        notes = (*_LIVE_NOTES, _NONCE_NOTE) if nonce else _LIVE_NOTES
        return Policy(dict(_live(host, nonce)), notes)
    if mode == "playground":
        return Policy(_STRICT, _PLAYGROUND_NOTES, {SANDBOX_FILE: SANDBOX})
    return Policy(_STRICT, ("The simulator loads nothing but files of your own site.",))


def _live(host: str, nonce: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    origin = f"https://{host}"
    more = {
        "script-src": (f"'nonce-{nonce}'", "'strict-dynamic'") if nonce else (origin,),
        "style-src": ("'unsafe-inline'",),
        "img-src": (origin,),
        "connect-src": (origin, f"wss://{host}"),
        "frame-src": (origin,),
    }
    for name, sources in _STRICT.items():
        yield name, (*sources, *more.get(name, ()))


_LIVE_NOTES: Final = (
    "Chaport publishes no policy: this one follows from what its script is seen to load.",
    "Verify it with the chat open, in the console of your browser, before you rely on it.",
    "Our own files need no more than 'self'. `style-src 'unsafe-inline'` is for Chaport's.",
)
_NONCE_NOTE: Final = "With 'strict-dynamic', all script elements of the page need the nonce."
_PLAYGROUND_NOTES: Final = (
    "With this alone, examples that only make calls with plain values run.",
    f"To run all that readers type, send the second policy for {SANDBOX_FILE} instead.",
)
