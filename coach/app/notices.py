"""An app whose passing words stand once, beside what is asked, and go with the page that they are about."""

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
    """A passing word that knows its page."""

    page: int = 0


class NoticesApp(PressGuardApp):
    """Shows passing words; all of them come through `notify`."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a passing word, once for as long as it stands.

        It goes with its page, but for a warning: what went wrong has to be read, whatever is asked next.
        """
        if any((each.message, each.title) == (message, title) for each in self._notifications):
            return
        left = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self._notifications.add(PageNotice(message, title, severity, left, markup=markup, page=self.front.page))
        self._refresh_notifications()

    def _refresh_notifications(self) -> None:
        # Textual shows all that is left on each screen that comes to the front.
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
