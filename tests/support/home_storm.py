"""A storm of keys over the coach at home, with quitting and starting in it.

`python -m tests.support.home_storm --inputs 20000 --seed 11` lets the long one over it.

Whenever the program ends, by a key of the storm or because it is asked to, it must have restored the terminal, said
nothing and ended with 0; then it is started again, on the same visits. After every thousand inputs it must show a
screen and ask whether to leave.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psutil  # type: ignore[import-untyped]  # its types are a package of their own

from coach.core.words import Words
from tests.support.inputs import Input, Size, inputs
from tests.support.sessions import CTRL_C, coach
from tests.support.shipped import shipped
from tests.support.storm import CHECK_EVERY, SIZE, Blowing
from tests.support.terminal import DEADLINE_S, SHOW_CURSOR, MissedError, Terminal

LETTERS = b"acdefghijklmnoprstuvwxy0123456789"
"""Keys that lead far into a visit, without any that quits."""
LEAST_LINES = 3
"""The fewest lines with text that any screen has."""
WORD_S = 5.0
"""Seconds that the question whether to quit may take to appear."""


def keys(seed: int, count: int) -> Iterator[Input]:
    """Return random keys of the coach, none of which quits, mixed with window sizes."""
    random = Random(seed)
    for _ in range(count):
        if random.random() < 0.01:
            yield Size(random.randint(40, 120), random.randint(15, 40))
        else:
            yield random.choice([*(bytes([key]) for key in LETTERS), b"\r", b"\x1b[A", b"\x1b[B", b"\x1b[D", b" "])


@dataclass
class Weather:
    """The result of a storm."""

    inputs: int = 0
    starts: int = 0
    memory_mb: list[float] = field(default_factory=list)
    """Resident memory at each check, within one run of the program."""


def weather(data: Path, stream: Iterator[Input], every: int = CHECK_EVERY, *, leaves: bool = True) -> Weather:
    """Send a storm to the coach, and start the coach again whenever it has ended.

    Args:
        data: The folder of the visits.
        stream: The inputs.
        every: After so many inputs it is looked at.
        leaves: Whether it is asked to leave then; else only its memory is taken.

    Raises:
        MissedError: It hung, or did not end as it should; says after how many inputs, and shows the screen.
    """
    found, words = Weather(), shipped().words
    left = True
    while left:
        with coach(data) as terminal:
            found.starts += 1
            blowing = Blowing(terminal)
            terminal.wait(words("keys.quit"))
            left = False
            for each in stream:
                found.inputs += 1
                try:
                    stays = blowing.put(each)
                    if stays and found.inputs % every == 0:
                        stays = _shows(terminal)
                        if stays and leaves:
                            _leave(terminal, words)
                        elif stays:
                            found.memory_mb.append(psutil.Process(terminal.pid).memory_info().rss / 2**20)
                    if not stays:
                        _ended(terminal)
                    left = terminal.code is not None
                    if left:
                        break
                except MissedError as error:
                    raise MissedError(f"After {found.inputs} inputs: {error}") from error
            else:
                _leave(terminal, words)
    return found


def _shows(terminal: Terminal) -> bool:
    """Have the screen redrawn, and say whether there is one: a key may have quit.

    Raises:
        MissedError: Nothing stands on it.
    """
    # A resize redraws it.
    terminal.resize(SIZE[0] - 1, SIZE[1] - 1)
    terminal.discard(0.3)
    terminal.forget()
    terminal.resize(*SIZE)
    if not terminal.comes(lambda: not terminal.running or _lines(terminal) >= LEAST_LINES, DEADLINE_S):
        raise MissedError(f"No screen came:\n{terminal.text}")
    return terminal.running


def _lines(terminal: Terminal) -> int:
    return sum(bool(line) for line in terminal.text.splitlines())


def _leave(terminal: Terminal, words: Words) -> None:
    """Quit the program, whatever screen it is on."""
    asked = words("quit.ask")
    for _ in range(5):
        if not terminal.running:
            break
        terminal.press(CTRL_C)
        if terminal.comes(lambda: asked in terminal.text or not terminal.running, WORD_S):
            break
        # Another dialog is in front and must be answered first.
        terminal.press("\x1b")
    if terminal.running:
        terminal.press("1")
    _ended(terminal)


def _ended(terminal: Terminal) -> None:
    """Assert that the program ended by itself, restored the terminal and printed nothing."""
    code = terminal.finished()
    # A Ctrl+C that comes once the program has left the terminal is echoed by the terminal itself.
    said = terminal.left_behind.replace("^C", "").strip()
    if code or said:
        raise MissedError(f"The program ended with {code} and said: {said[:2000]}")
    if terminal.attributes() != terminal.attributes_before or SHOW_CURSOR not in terminal.raw:
        raise MissedError("The terminal was not restored.")


def main() -> None:
    """Run a storm of the length given on the command line, and print its result."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.home_storm", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--keys", action="store_true", help="keys that never leave; tells the memory at each check")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stream = (keys if said.keys else inputs)(said.seed, said.inputs)
        sys.stdout.write(f"{weather(Path(folder), stream, leaves=not said.keys)}\n")


if __name__ == "__main__":
    main()
