"""Flask: a page and an address that give visitor data with its hash."""

import os
from typing import Any

from flask import Flask, Response, abort, jsonify, render_template_string

from sphinx_chaport.identity import visitor_hash

app = Flask(__name__)
# Flask sorts keys, and so does `tojson`. The page must get them in the order that was hashed.
app.json.sort_keys = False  # type: ignore[attr-defined]
app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": False}

PAGE = """<!doctype html><title>Shop</title>
<script id="chat" type="application/json">{{ chat|tojson }}</script>
<script>
  var chat = JSON.parse(document.getElementById('chat').textContent);
  window.chaportConfig = {
    appId: 'YOUR_APP_ID',
    visitor: chat.data,
    visitorIntegrityHash: chat.hash
  };
</script>"""


def visitor_data() -> dict[str, Any] | None:
    """Yours: the data of whoever is logged in, or None."""
    return {"name": "Ann Example", "email": "ann@example.com", "custom": {"plan": "team"}}


def proved(data: dict[str, Any]) -> dict[str, Any]:
    return {"data": data, "hash": visitor_hash(os.environ["CHAPORT_SALT"], data)}


@app.get("/")
def page() -> str:
    """For the option `visitor`: known when the page starts."""
    return render_template_string(PAGE, chat=proved(visitor_data() or {}))


@app.get("/chat-data")
def chat_data() -> Response:
    """For `setVisitorData`: known later."""
    data = visitor_data()
    if data is None:
        abort(401)
    answer = jsonify(proved(data))
    answer.headers["Cache-Control"] = "no-store"
    return answer
