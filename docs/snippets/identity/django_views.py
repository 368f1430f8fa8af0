"""Django: a page and an address that give visitor data with its hash."""

import os
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.html import json_script
from django.views.decorators.cache import never_cache

from sphinx_chaport.identity import visitor_hash

PAGE = """<!doctype html><title>Shop</title>
{chat}
<script>
  var chat = JSON.parse(document.getElementById('chat').textContent);
  window.chaportConfig = {{
    appId: 'YOUR_APP_ID',
    visitor: chat.data,
    visitorIntegrityHash: chat.hash
  }};
</script>"""


def visitor_data(request: HttpRequest) -> dict[str, Any] | None:  # noqa: ARG001
    """Yours: the data of `request.user`, or None where nobody is logged in."""
    return {"name": "Ann Example", "email": "ann@example.com", "custom": {"plan": "team"}}


def proved(data: dict[str, Any]) -> dict[str, Any]:
    return {"data": data, "hash": visitor_hash(os.environ["CHAPORT_SALT"], data)}


def page(request: HttpRequest) -> HttpResponse:
    """For the option `visitor`; in a template write `{{ chat|json_script:"chat" }}`."""
    chat = json_script(proved(visitor_data(request) or {}), "chat")
    return HttpResponse(PAGE.format(chat=chat))


@never_cache
def chat_data(request: HttpRequest) -> HttpResponse:
    """For `setVisitorData`: known later."""
    data = visitor_data(request)
    if data is None:
        return HttpResponse(status=401)
    return JsonResponse(proved(data))


urlpatterns = [path("", page), path("chat-data", chat_data)]
