"""Shows pictures in true pixels over their cells, for as long as they stand whole and nothing covers them."""

from __future__ import annotations

from collections.abc import Mapping

from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from coach.drawing.rungs import GRAIN
from coach.drivers.pixel_board import PixelBoard, Place
from coach.widgets.picture import Picture


class PixelPictures:
    """The pictures of the screen in front that stand on a board; what is not there is drawn in characters.

    A terminal draws pixels over everything, so a picture must leave the board before a dialog or a notice lies over it.
    """

    def __init__(self, board: PixelBoard) -> None:
        self._board = board
        self._standing: dict[Picture, Region] = {}
        """The cells that each picture on the board covers."""
        self._seen: Mapping[Widget, tuple[Region, Region]] | None = None
        """The arrangement of the screen that the board shows already."""

    def settle(self, screen: Screen[object]) -> None:
        """Show what can be shown on a screen that has just been drawn, and take away what cannot."""
        # Textual has no public way to ask what lies over a widget. It makes a new mapping whenever anything moves.
        arrangement = screen._compositor.visible_widgets
        if self._board.is_clear:
            self._standing.clear()
        elif arrangement is self._seen:
            return
        self._seen = arrangement
        wanted = _uncovered(arrangement)
        for picture in [each for each in self._standing if each not in wanted]:
            del self._standing[picture]
            self._board.hide(picture)
            picture.show_cells()
        for picture, region in wanted.items():
            self._standing[picture] = region
            self._draw(picture, region)

    def renew(self, picture: Picture) -> bool:
        """Show a picture's new image where the old one stands; say whether it could be."""
        region = self._standing.get(picture)
        if region is None:
            # It may be its first image, with which it can stand on the board once it has been drawn.
            self._seen = None
            return False
        if _cells(picture) != region.size:
            del self._standing[picture]
            self._board.hide(picture)
            self._seen = None
            return False
        self._draw(picture, region)
        return True

    def _draw(self, picture: Picture, region: Region) -> None:
        assert picture.pixels is not None
        self._board.show(picture, picture.pixels, Place(*region))


def _uncovered(arrangement: Mapping[Widget, tuple[Region, Region]]) -> dict[Picture, Region]:
    """Return the pictures with pixels that stand whole and with nothing in front, and the cells of their images."""
    found: dict[Picture, Region] = {}
    in_front: list[Region] = []
    for widget, (region, clip) in arrangement.items():
        # The mapping begins with what is nearest.
        if isinstance(widget, Picture) and widget.pixels is not None:
            cells = Region.from_offset(region.shrink(widget.gutter).offset, _cells(widget))
            if clip.contains_region(cells) and not any(each.overlaps(cells) for each in in_front):
                found[widget] = cells
        in_front.append(region.intersection(clip))
    return found


def _cells(picture: Picture) -> tuple[int, int]:
    """Return how many columns and rows a picture's pixels cover."""
    assert picture.pixels is not None
    (width, height), (across, down) = picture.pixels.size, GRAIN["pixels"]
    return width // across, height // down
