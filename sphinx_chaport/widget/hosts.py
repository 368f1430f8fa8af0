"""The two hosts of Chaport, and the addresses there (contract and field notes, section 1)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

HOSTS: Mapping[str, str] = MappingProxyType(
    {"app.chaport.ru": "Accounts of chaport.ru", "app.chaport.com": "All other regions"}
)
"""Each host and whose it is, as far as the contract says."""

SIMULATOR = "simulator.js"
"""The script in place of the widget's on simulated pages, relative to the loader beside it."""


def script_url(host: str) -> str:
    """The address of the widget's script."""
    return f"https://{host}/javascripts/insert.js"


def chat_page(host: str, app_id: str) -> str:
    """The address of the hosted chat page, for plain links."""
    return f"https://{host}/widget/show.html?appid={quote(app_id, safe='')}"
