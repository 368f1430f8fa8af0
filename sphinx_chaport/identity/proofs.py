"""The hash of a visitor's data and the token of a visitor's id (contract, sections 8 and 9)."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping

from sphinx_chaport.identity.data import Json, VisitorDataError
from sphinx_chaport.identity.losses import losses
from sphinx_chaport.identity.php import php_json

_CALLER = 3
"""Warnings name the line that called the public function."""


class SaltError(ValueError):
    """A salt that cannot be one. The message says what is wrong, and never shows the salt."""


class IdentityWarning(UserWarning):
    """A proof was made that will probably not be accepted."""


def visitor_hash(salt: str, data: Mapping[str, Json]) -> str:
    """The hash that proves a visitor's data: ``sha1(salt + json_encode(data))``.

    The page passes exactly this data with it, in `visitorIntegrityHash` or as the second argument
    of `setVisitorData`. Warns (`IdentityWarning`) about what JavaScript does not carry: whole
    numbers from 2^53 on, negative zero, and keys that it puts into another order.

    Args:
        salt: The personal salt that Chaport sent. It never leaves the server.
        data: The visitor's data, in the format of the option `visitor`.

    Returns:
        40 hexadecimal digits.

    Raises:
        SaltError: The salt is empty, no text, or no valid text.
        VisitorDataError: The data cannot be encoded; see `php_json`.

    Source:
        Contract, section 8.

    >>> visitor_hash("test-salt", {"name": "Ann", "email": "ann@example.com"})
    '4687d59b9a137a5f750efc5260a8cffdd2b38fd0'
    """
    if not isinstance(data, Mapping):
        raise VisitorDataError((), "visitor data is a dict of fields, not yet encoded.")
    # First the data, so that a salt is in no frame of a traceback that tells about data.
    text = php_json(data)
    for loss in losses(data):
        warnings.warn(f"The hash will not fit: {loss}", IdentityWarning, stacklevel=2)
    return _proof(salt, text)


def visitor_token(salt: str, visitor_id: str) -> str:
    """The token that proves a visitor's id: ``sha1(salt + visitorId)``.

    The page gets both in `session.user` as ``{ visitorId, token }``. An id comes from a browser,
    and the same salt signs visitor data: so what could be such data is refused, since its token
    would be a valid hash of it.

    Args:
        salt: The personal salt that Chaport sent. It never leaves the server.
        visitor_id: The id that the page reported, as the server stored it.

    Returns:
        40 hexadecimal digits.

    Raises:
        SaltError: The salt is empty, no text, or no valid text.
        ValueError: The id is empty, no text, or could be visitor data.

    Source:
        Contract, section 9.

    >>> visitor_token("test-salt", "5f1d")
    '1fa2513592eb2ad51cacce8be51818d7c53c5f1b'
    """
    if not isinstance(visitor_id, str):
        raise ValueError("A visitor's id is text. Store it as the page reported it.")  # noqa: TRY004 - one kind of mistake
    if not visitor_id:
        raise ValueError("The visitor's id is empty. Make a token only where there is an id.")
    if visitor_id.startswith(("{", "[")):
        raise ValueError("The visitor's id looks like visitor data. Refuse it where it is stored.")
    return _proof(salt, visitor_id)


def _proof(salt: str, text: str) -> str:
    if not isinstance(salt, str) or not salt:
        raise SaltError("The salt is empty, or no text. Read it from where your server keeps it.")
    if salt != salt.strip():
        message = "The salt begins or ends with white space, such as the end of a line: strip it."
        warnings.warn(message, IdentityWarning, stacklevel=_CALLER)
    try:
        both = (salt + text).encode()
    except UnicodeEncodeError:
        # Without the cause, which holds the salt.
        raise SaltError("The salt or the id is no valid text: it is not UTF-8.") from None
    # The service asks for SHA-1; without the flag, builds of Python for FIPS have none.
    return hashlib.sha1(both, usedforsecurity=False).hexdigest()
