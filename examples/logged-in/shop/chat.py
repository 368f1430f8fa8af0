"""What the chat needs of the server: the controller that stores visitors' ids, and their proofs."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, abort, current_app, g, request
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shop.accounts import current_user
from shop.models import ChatVisitor, User
from sphinx_chaport.identity import visitor_hash, visitor_token

chat = Blueprint("chat", __name__)

VISITOR_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
"""What we sign. Ids come from browsers, and the same salt proves data: so nothing with braces."""


@chat.post("/account/chat-visitor")
def remember_visitor() -> tuple[str, int]:
    """Store the id that the page reports, if there are both an id and a user."""
    user = current_user(g.database) or abort(401)
    visitor_id = (request.get_json(silent=True) or {}).get("visitorId")
    if not isinstance(visitor_id, str) or not VISITOR_ID.fullmatch(visitor_id):
        abort(400, "This is no id of a visitor.")
    remember(g.database, user, visitor_id)
    return "", 204


def remember(database: Session, user: User, visitor_id: str) -> None:
    """The first id of a user stays, and an id that is somebody's becomes nobody else's.

    We sign what is stored here: whoever could store another user's id could read that user's chat.
    """
    if stored_id(database, user) is not None:
        return
    database.add(ChatVisitor(visitor_id=visitor_id, user_id=user.id))
    try:
        database.commit()
    except IntegrityError:
        database.rollback()
        abort(409, "This visitor is somebody else.")


def stored_id(database: Session, user: User) -> str | None:
    """The id that a user's chat is known by."""
    return database.scalar(select(ChatVisitor.visitor_id).where(ChatVisitor.user_id == user.id))


def configuration(database: Session, user: User | None) -> dict[str, Any]:
    """The installation code's configuration; with proofs for whoever is logged in."""
    settings = current_app.config["SHOP"]
    made: dict[str, Any] = {"appId": settings.app_id}
    if user is None:
        return made
    made["visitor"] = {"name": user.name, "email": user.email, "custom": {"customer": user.id}}
    made["visitorIntegrityHash"] = visitor_hash(settings.salt, made["visitor"])
    if visitor_id := stored_id(database, user):
        token = visitor_token(settings.salt, visitor_id)
        made["session"] = {"user": {"visitorId": visitor_id, "token": token}}
    return made
