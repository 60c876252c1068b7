"""Headless Chromium, for properties of a page that only a browser can tell."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# With its sandbox Chromium does not start as root; the other options keep it from contacting Google's servers.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_MEASURE = """
addEventListener("load", () => {
  const told = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument;
    const wide = page.documentElement.clientWidth;
    const all = [...page.body.querySelectorAll("*")];
    const cut = all.filter(each => {
      const box = each.getBoundingClientRect();
      return box.right > wide + 0.5 || box.left < -0.5 || each.scrollWidth > each.clientWidth + 1 && each.clientWidth;
    });
    return {
      width: wide, cut: cut.map(each => each.textContent), elements: all.length,
      ground: getComputedStyle(page.body).backgroundColor, ink: getComputedStyle(page.body).color,
    };
  });
  document.body.insertAdjacentHTML("beforeend", `<pre id="told"></pre>`);
  document.getElementById("told").textContent = JSON.stringify(told);
});
"""
needs_browser = pytest.mark.skipif(PROGRAM is None, reason="needs Chromium, which is not installed here")


def run(folder: Path, file: Path, *words: str) -> str:
    """Return what the browser prints for a file."""
    assert PROGRAM is not None
    command = [PROGRAM, *FLAGS, f"--user-data-dir={folder / 'profile'}", *words, file.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def printed(page: str, paper: str, folder: Path) -> Path:
    """Return a page as a PDF that the browser prints, on `A4` or `Letter`."""
    file, sheet = folder / "page.html", folder / "page.pdf"
    file.write_text(page.replace("</style>", f"@page {{ size: {paper} }}\n</style>"), "utf-8")
    run(folder, file, "--no-pdf-header-footer", f"--print-to-pdf={sheet}")
    return sheet


def measured(page: str, widths: Sequence[int], folder: Path, *words: str) -> list[dict[str, Any]]:
    """Return the layout of a page at several widths; frames allow widths that no desktop window can have."""
    frames = "".join(
        f'<iframe srcdoc="{escape(page)}" width="{width}" height="800" style="border: 0"></iframe>' for width in widths
    )
    told: list[dict[str, Any]] = _told(f"<!DOCTYPE html><body>{frames}<script>{_MEASURE}</script>", folder, *words)
    return told


def audited(pages: Mapping[str, str], axe: str, folder: Path, *words: str) -> dict[str, dict[str, Any]]:
    """Return what the accessibility checker axe finds on each page: violations, and how many rules pass."""
    frames = "".join(_audited(name, page, axe) for name, page in pages.items())
    gather = f"""
    const told = {{}};
    addEventListener("message", ({{data}}) => {{
      told[data.name] = data.found;
      if (Object.keys(told).length < {len(pages)}) return;
      document.body.insertAdjacentHTML("beforeend", `<pre id="told"></pre>`);
      document.getElementById("told").textContent = JSON.stringify(told);
    }});
    """
    found: dict[str, dict[str, Any]] = _told(f"<!DOCTYPE html><body><script>{gather}</script>{frames}", folder, *words)
    return found


def _audited(name: str, page: str, axe: str) -> str:
    # The page forbids scripts, so axe runs on a copy without that line.
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    ask = f"""
    axe.run().then(told => parent.postMessage({{
      name: "{name}", found: {{violations: told.violations.map(each => each.id), passes: told.passes.length}}
    }}, "*"));
    """
    whole = free.replace("</body>", f"<script>{axe}</script><script>{ask}</script></body>")
    return f'<iframe srcdoc="{escape(whole)}" width="800" height="2400" style="border: 0"></iframe>'


def _told(page: str, folder: Path, *words: str) -> Any:
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    shown = run(folder, file, "--virtual-time-budget=20000", "--dump-dom", *words)
    found = re.search(r'<pre id="told">([\[{].*?)</pre>', shown, re.DOTALL)
    assert found, "the browser ended before the page was measured"
    return json.loads(unescape(found[1]))
