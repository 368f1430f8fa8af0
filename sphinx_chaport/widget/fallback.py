"""Where readers are led if the chat cannot be loaded, or without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_chaport.widget.app_id import is_app_id
from sphinx_chaport.widget.hosts import chat_page

if TYPE_CHECKING:
    from sphinx_chaport.widget.page import Account

# No `javascript:` and no `data:`: the address becomes a link.
_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?\d|/(?!/))\S*\Z", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+\Z")


def is_fallback(value: object) -> bool:
    """Whether a value can be used as ``chaport_fallback``."""
    if not isinstance(value, str):
        return False
    return not value or bool(_ADDRESS.match(value) or _EMAIL.match(value))


def is_web_address(value: object) -> bool:
    """Whether a value is the address of a page."""
    begins = ("https:", "http:", "/")
    return is_fallback(value) and str(value).lower().startswith(begins)


def fallback_address(given: str, account: Account) -> str:
    """The address of a link in place of the chat; empty where nobody knows one.

    Args:
        given: The setting ``chaport_fallback``.
        account: Whose hosted chat page it is without the setting.
    """
    if given:
        return f"mailto:{given}" if _EMAIL.match(given) else given
    if account.host and is_app_id(account.app_id):
        return chat_page(account.host, account.app_id)
    return ""
