"""What is set from outside: in the environment, or by a test."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

PRACTICE_SALT = "test-salt-of-the-example"
"""For the simulator, which takes only salts that begin so. A real one is in the environment."""


@dataclass(frozen=True)
class Settings:
    """The shop's settings.

    Attributes:
        database: SQLite in a file, or any other address that SQLAlchemy knows.
        salt: The personal salt of the Chaport account; for the simulator one that begins with
            `test-`.
        secret_key: Signs the cookie of the log-in.
        app_id: The account's id.
        host: Chaport's host for a real chat; empty for the simulator.
        hash_required: Whether the simulated account refuses data without a hash.
        secure_cookies: Whether the cookie is sent by https only.
    """

    database: str = "sqlite:///shop.db"
    salt: str = field(default=PRACTICE_SALT, repr=False)
    secret_key: str = field(default_factory=secrets.token_hex, repr=False)
    app_id: str = "0123456789abcdef01234567"
    host: str = ""
    hash_required: bool = True
    secure_cookies: bool = False


def from_environment(environment: Mapping[str, str]) -> Settings:
    """The settings that a server is started with.

    Raises:
        SystemExit: A real chat is asked for without a salt of its own, or the simulator with one.
    """
    own = Settings()
    made = Settings(
        database=environment.get("DATABASE_URL", own.database),
        salt=environment.get("CHAPORT_SALT", own.salt),
        secret_key=environment.get("SHOP_SECRET_KEY", own.secret_key),
        app_id=environment.get("CHAPORT_APP_ID", own.app_id),
        host=environment.get("CHAPORT_HOST", own.host),
        hash_required=environment.get("SHOP_HASH_REQUIRED", "1") != "0",
        secure_cookies=environment.get("SHOP_HTTPS", "0") != "0",
    )
    is_practice = made.salt.startswith("test-")
    if made.host and is_practice:
        raise SystemExit("CHAPORT_HOST asks for a real chat: set CHAPORT_SALT to your salt, too.")
    if not made.host and not is_practice:
        raise SystemExit("The simulator shows its salt to everybody: leave CHAPORT_SALT out.")
    return made
