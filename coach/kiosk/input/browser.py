"""The kiosk's driver for a page: the same listed keys as at its terminal, and the same nothing else."""

from __future__ import annotations

from coach.drivers.browser import BrowserDriver
from coach.kiosk.input.driver import ListedKeys


class KioskBrowserDriver(ListedKeys, BrowserDriver):
    """A page that strangers use."""
