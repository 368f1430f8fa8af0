"""The shop's own pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, g, render_template, url_for

from shop.accounts import current_user
from shop.chat import configuration, stored_id
from shop.safety import csrf_token

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """The first page, with the chat."""
    user = current_user(g.database)
    given = {
        "config": configuration(g.database, user),
        "csrf": csrf_token(),
        # Where there is somebody whose id is not known yet.
        "report": user is not None and stored_id(g.database, user) is None,
        **script(),
    }
    return render_template("home.html", user=user, chat=given)


def script() -> dict[str, Any]:
    """Which script draws the chat."""
    settings = current_app.config["SHOP"]
    if settings.host:
        return {"script": f"https://{settings.host}/javascripts/insert.js"}
    # Only the simulator may get a salt, and only one for practice.
    account = {"salt": settings.salt, "hashRequired": settings.hash_required}
    return {"script": url_for("histories.simulator"), "simulated": account}
