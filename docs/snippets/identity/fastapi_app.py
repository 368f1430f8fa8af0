"""FastAPI: a page and an address that give visitor data with its hash."""

import json
import os
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse, JSONResponse

from sphinx_chaport.identity import visitor_hash

app = FastAPI()

PAGE = """<!doctype html><title>Shop</title>
<script id="chat" type="application/json">{chat}</script>
<script>
  var chat = JSON.parse(document.getElementById('chat').textContent);
  window.chaportConfig = {{
    appId: 'YOUR_APP_ID',
    visitor: chat.data,
    visitorIntegrityHash: chat.hash
  }};
</script>"""


def visitor_data() -> dict[str, Any] | None:
    """Yours: the data of whoever is logged in, or None."""
    return {"name": "Ann Example", "email": "ann@example.com", "custom": {"plan": "team"}}


def proved(data: dict[str, Any]) -> dict[str, Any]:
    return {"data": data, "hash": visitor_hash(os.environ["CHAPORT_SALT"], data)}


@app.get("/")
def page() -> HTMLResponse:
    """For the option `visitor`: known when the page starts."""
    # `</script>` in somebody's name must not end the block. Jinja's `tojson` would sort the keys.
    chat = json.dumps(proved(visitor_data() or {})).replace("<", "\\u003c")
    return HTMLResponse(PAGE.format(chat=chat))


@app.get("/chat-data")
def chat_data() -> JSONResponse:
    """For `setVisitorData`: known later."""
    data = visitor_data()
    if data is None:
        raise HTTPException(401)
    return JSONResponse(proved(data), headers={"Cache-Control": "no-store"})
