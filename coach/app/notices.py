"""Textual's notifications with two changes: none is shown twice at once, and each goes with the screen it is about."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from textual.css.query import NoMatches
from textual.notifications import Notification, Notifications, SeverityLevel
from textual.widgets._toast import ToastRack

from coach.app.press_guard import PressGuardApp
from coach.screens.seen import SeenScreen


@dataclass
class PageNotice(Notification):
    """A notification that knows which screen it is about."""

    page: int = 0
    """The `SeenScreen.number` of the screen in front when it was made."""


class NoticesApp(PressGuardApp):
    """An app with these notifications."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notification, unless the same one is shown already.

        It goes when its screen closes. A warning stays its full time, since it has to be read on whatever screen.
        """
        if any((each.message, each.title) == (message, title) for each in self._notifications):
            return
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self._notifications.add(PageNotice(message, title, severity, seconds, markup=markup, page=self.front.page))
        self._refresh_notifications()

    def _refresh_notifications(self) -> None:
        # Textual would show every notification on each screen that comes to the front.
        open_now = {screen.number for screen in self.screen_stack if isinstance(screen, SeenScreen)}
        shown = Notifications()
        for each in list(self._notifications):
            page = each.page if isinstance(each, PageNotice) and each.severity == "information" else None
            if page is not None and page not in open_now:
                self._unnotify(each, refresh=False)
            elif page is None or page == self.front.page:
                shown.add(each)
        if not self.screen_stack:
            return
        with suppress(NoMatches):
            self.call_later(self.screen.get_child_by_type(ToastRack).show, shown)
