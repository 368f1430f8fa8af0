"""Puts the shop together."""

from __future__ import annotations

from flask import Flask, g
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from shop import safety
from shop.accounts import accounts
from shop.chat import chat
from shop.histories import histories
from shop.models import prepare
from shop.pages import pages
from shop.settings import Settings

LARGEST_REQUEST = 256 * 1024


def create_app(settings: Settings) -> Flask:
    """The shop as a WSGI application, with its database prepared."""
    app = Flask(__name__)
    app.config.update(
        SHOP=settings,
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="shop",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
    )
    # The page must get the data in the order that was hashed; `tojson` would sort its keys.
    app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": False}
    app.json.sort_keys = False  # type: ignore[attr-defined]
    _connect(app, settings.database)
    safety.add_to(app, chat_host=settings.host)
    for part in (pages, accounts, chat):
        app.register_blueprint(part)
    if not settings.host:
        app.register_blueprint(histories)
    return app


def _connect(app: Flask, address: str) -> None:
    engine = create_engine(address)
    prepare(engine)

    def begin() -> None:
        g.database = Session(engine)

    def end(_: BaseException | None) -> None:
        if "database" in g:
            g.database.close()

    app.before_request(begin)
    app.teardown_appcontext(end)
