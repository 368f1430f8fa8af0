"""What keeps other sites, and other people, from acting for a user."""

from __future__ import annotations

import secrets

from flask import Flask, Response, abort, request, session

SAFE = {"GET", "HEAD", "OPTIONS"}
HEADER = "X-CSRF-Token"
FIELD = "csrf_token"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


def csrf_token() -> str:
    """The secret of this session, which only its own pages know."""
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe()
    token: str = session["csrf"]
    return token


def refuse_forged_requests() -> None:
    """Let nothing change that a page of another site has asked for."""
    if request.method in SAFE:
        return
    given = request.headers.get(HEADER) or request.form.get(FIELD) or ""
    if not secrets.compare_digest(given.encode(), csrf_token().encode()):
        abort(400, "This page is too old, or not ours. Load it again.")


def add_to(app: Flask, *, chat_host: str) -> None:
    """Guard every request of the application."""
    policy = POLICY
    if chat_host:
        hosts = f"https://{chat_host} wss://{chat_host}"
        policy = f"{POLICY}; script-src 'self' {hosts}; connect-src 'self' {hosts}; "
        policy += f"frame-src {hosts}; img-src 'self' {hosts}; style-src 'self' 'unsafe-inline'"

    def add_headers(answer: Response) -> Response:
        answer.headers["Content-Security-Policy"] = policy
        if request.endpoint != "static":
            # Pages hold somebody's data, hash and token.
            answer.headers["Cache-Control"] = "no-store"
        return answer

    app.before_request(refuse_forged_requests)
    app.after_request(add_headers)
    app.jinja_env.globals["csrf_token"] = csrf_token
