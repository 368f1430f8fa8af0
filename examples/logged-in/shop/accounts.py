"""Logging in and out."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.security import check_password_hash, generate_password_hash

from shop.models import User

accounts = Blueprint("accounts", __name__)

NOBODY = generate_password_hash("")
"""Checked where there is no such user, so that both take as long."""


def current_user(database: Session) -> User | None:
    """Who is logged in."""
    user_id = session.get("user")
    return None if user_id is None else database.get(User, user_id)


@accounts.get("/login")
def form() -> str:
    """The form."""
    return render_template("login.html")


@accounts.post("/login")
def log_in() -> str | tuple[str, int] | Response:
    """Start a session for whoever knows the password."""
    email = request.form.get("email", "").strip().lower()
    user = g.database.scalar(select(User).where(User.email == email))
    is_right = check_password_hash(user.password if user else NOBODY, request.form["password"])
    if not user or not is_right:
        flash("This address and password do not belong together.")
        return render_template("login.html", email=email), 401
    # A new session: nobody else can have set it up before.
    session.clear()
    session["user"] = user.id
    return redirect(url_for("pages.home"))  # type: ignore[return-value]


@accounts.post("/logout")
def log_out() -> Response:
    """End the session. The page has made the chat forget its visitor before it asks for this."""
    session.clear()
    return redirect(url_for("pages.home"))  # type: ignore[return-value]
