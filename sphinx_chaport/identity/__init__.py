"""Proofs that a visitor's data, and a visitor's id, come from the owner's server.

For servers that are not written in PHP: `visitor_hash` is what `visitorIntegrityHash` and the
second argument of `setVisitorData` take (contract, section 8), `visitor_token` is the token of
`session.user` (section 9), and `php_json` is the exact text that both sides hash. Nothing here
knows Sphinx or anything else of this package, so any server can import it.

The text follows PHP 8.2 with its default settings on 64 bits; `PHP_VERSION` says which release it
was compared with.
"""

from sphinx_chaport.identity.data import Json, Path, VisitorDataError, path_text
from sphinx_chaport.identity.losses import Loss, losses
from sphinx_chaport.identity.php import PHP_VERSION, php_json
from sphinx_chaport.identity.proofs import (
    IdentityWarning,
    SaltError,
    visitor_hash,
    visitor_token,
)

__all__ = [
    "PHP_VERSION",
    "IdentityWarning",
    "Json",
    "Loss",
    "Path",
    "SaltError",
    "VisitorDataError",
    "losses",
    "path_text",
    "php_json",
    "visitor_hash",
    "visitor_token",
]
