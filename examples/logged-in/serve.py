"""Starts the shop on this machine: ``python examples/logged-in/serve.py [PORT]``."""

from __future__ import annotations

import os
import sys

from shop.app import create_app
from shop.models import USERS
from shop.settings import from_environment


def main(arguments: list[str]) -> None:
    """Say who can log in, and serve."""
    port = int(arguments[0]) if arguments else 8000
    app = create_app(from_environment(os.environ))
    print(f"http://127.0.0.1:{port}/")
    for email, _, password in USERS:
        print(f"  {email}, password: {password}")
    app.run("127.0.0.1", port)


if __name__ == "__main__":
    main(sys.argv[1:])
