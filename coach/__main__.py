"""`python -m coach`: the same as the command `coach`."""

from __future__ import annotations

from coach.cli.main import main

main()
