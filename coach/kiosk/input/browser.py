"""The kiosk's driver for a page in a browser, which lets the same keys through as the one for a terminal."""

from __future__ import annotations

from coach.drivers.browser import BrowserDriver
from coach.kiosk.input.driver import ListedKeys


class KioskBrowserDriver(ListedKeys, BrowserDriver):
    """A page that strangers use."""
