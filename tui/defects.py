"""A defect of ours takes away what was being done, not the reading."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.message_pump import MessagePump


def spare(pump: MessagePump, note: Callable[[Exception], bool]) -> None:
    """Let `pump` live on when it fails at a message: `note` is told, and answers whether that is enough.

    The toolkit ends a widget's life, and with it the program's, at the first exception of a handler.
    """
    if "_dispatch_message" in vars(pump):
        return  # it is spared already
    dispatch = pump._dispatch_message

    async def spared(message: Message) -> None:
        try:
            await dispatch(message)
        except Exception as error:
            if not (pump._is_mounted and note(error)):
                raise

    pump._dispatch_message = spared  # type: ignore[method-assign]
