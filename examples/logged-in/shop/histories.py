"""The simulated side of the chat: where the simulator keeps histories, as Chaport would.

With a real account there is none of this.
"""

from __future__ import annotations

import json
from importlib.resources import files

from flask import Blueprint, Response, abort, current_app, g, request
from sqlalchemy.orm import Session

from shop.accounts import current_user
from shop.chat import VISITOR_ID
from shop.models import ChatVisitor, History

histories = Blueprint("histories", __name__)


@histories.get("/simulator.js")
def simulator() -> Response:
    """The script in place of Chaport's `insert.js`."""
    script = files("sphinx_chaport").joinpath("static", "simulator.js").read_bytes()
    return current_app.response_class(script, mimetype="text/javascript")


@histories.get("/chat-service/<visitor_id>")
def load(visitor_id: str) -> Response:
    """What is stored of a visitor, or `null`."""
    guard(g.database, visitor_id)
    found = g.database.get(History, visitor_id)
    text = found.record if found else "null"
    return current_app.response_class(text, mimetype="application/json")


@histories.put("/chat-service/<visitor_id>")
def save(visitor_id: str) -> tuple[str, int]:
    """Store it."""
    guard(g.database, visitor_id)
    record = request.get_json()
    if not isinstance(record, dict):
        abort(400, "A record is an object.")
    g.database.merge(History(visitor_id=visitor_id, record=json.dumps(record)))
    g.database.commit()
    return "", 204


def guard(database: Session, visitor_id: str) -> None:
    """The history of a user is for that user; others, for whoever knows their long random id."""
    if not VISITOR_ID.fullmatch(visitor_id):
        abort(404)
    owner = database.get(ChatVisitor, visitor_id)
    user = current_user(database)
    if owner and (user is None or user.id != owner.user_id):
        abort(403)
