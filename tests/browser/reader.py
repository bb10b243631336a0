"""Somebody who reads the dashboard over its own connection, without a browser."""

from collections.abc import Mapping
from urllib.parse import urlencode

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.browser.server import FEW

PATIENCE = 120


def texts_read(dashboard: str, choices: Mapping[str, str]) -> list[str]:
    """Return every text that the first page sends to whoever opens it with some choices."""
    asked = BackMsg()
    asked.rerun_script.query_string = urlencode({"cases": FEW, **choices})
    place = dashboard.replace("http://", "ws://") + "/_stcore/stream"
    texts: list[str] = []
    with connect(
        place, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE, ping_interval=None
    ) as line:
        line.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(line.recv(timeout=PATIENCE))
            kind = message.WhichOneof("type")
            if kind == "delta":
                texts += texts_in(message.delta)
            if kind == "script_finished":
                return texts


def texts_in(message: Message) -> list[str]:
    """Return every text anywhere in a message; an exception tells its kind first."""
    found: list[str] = []
    for field, value in message.ListFields():
        if field.name == "exception":
            found.append(f"EXCEPTION {value.type}: {value.message}")
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                found += texts_in(one)
            elif isinstance(one, str):
                found.append(one)
    return found
