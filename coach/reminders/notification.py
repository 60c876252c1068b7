"""Shows a notification on the desktop, by whichever program of this computer can."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Final

from coach.core.errors import PlanError
from coach.loading.sentences import sentence
from coach.subprocess_with_deadline import run_silently, within

PATIENCE_S: Final = 10.0
"""Seconds that a program may take to show a notification."""
_SERVICE: Final = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications")


def can_notify() -> bool:
    """Return whether a program is here that shows notifications; whether a desktop is, shows only when one is sent."""
    return any(True for _ in _commands("", ""))


def notify(title: str, text: str) -> None:
    """Show a notification.

    Raises:
        PlanError: No program could show it.
    """
    if not can_notify():
        raise PlanError(sentence("no-notifier"))
    if not any(_succeeds(command) for command in _commands(title, text)):
        raise PlanError(sentence("no-notification"))


def _commands(title: str, text: str) -> Iterator[list[str]]:
    """Yield a command for each program that can ask the desktop to show a notification."""
    simple, bus = shutil.which("notify-send"), shutil.which("busctl")
    if simple:
        yield [simple, "--app-name=coach", "--", title, text]
    if bus:
        # By https://specifications.freedesktop.org/notification-spec: name, id to replace, icon, both texts, no
        # actions, no hints, and the desktop's own time until it goes.
        told = ["coach", "0", "", title, text, "0", "0", "-1"]
        yield [bus, "--user", "--", "call", *_SERVICE, "Notify", "susssasa{sv}i", *told]


def _succeeds(command: list[str]) -> bool:
    try:
        return run_silently(command, within(PATIENCE_S)) == 0
    except OSError:
        return False
