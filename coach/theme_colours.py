"""The colours of the themes, by what each is for."""

from __future__ import annotations

from typing import Final

DEFAULT: Final = "ansi_default"
"""The terminal's own text colour, and as a background its own ground."""
BRIGHTEST: Final = "ansi_bright_white"
ROLES: Final = {
    "ground": ("#101418", "#f7f5f0", "#000000", DEFAULT, "ansi_black", "#0b0e11", "ansi_black", "ansi_black"),
    "raised": ("#1b2227", "#e9e5dc", "#1a1d20", DEFAULT, "ansi_black", "#161c21", "ansi_black", "ansi_black"),
    "track": ("#2b343b", "#d3cec2", "#4a5258", "ansi_blue", "ansi_blue", "#2b343b", "ansi_blue", "ansi_white"),
    "to-come": ("#2b343b", "#d3cec2", "#4a5258", "ansi_blue", "ansi_white", "#2b343b", "ansi_white", "ansi_white"),
    "ink": (
        "#e8ecee",
        "#1c2226",
        "#ffffff",
        DEFAULT,
        "ansi_white",
        "#f2f5f6",
        "ansi_bright_white",
        "ansi_bright_white",
    ),
    "muted": ("#9aa5ab", "#566068", "#d3d9dc", DEFAULT, "ansi_white", "#b9c3c8", "ansi_white", "ansi_bright_white"),
    "where": (
        "#5fc9b8",
        "#0b6a5e",
        "#5ff0dc",
        DEFAULT,
        "ansi_cyan",
        "#6fd8c7",
        "ansi_bright_cyan",
        "ansi_bright_white",
    ),
    "accent": (
        "#5fc9b8",
        "#0b6a5e",
        "#5ff0dc",
        "ansi_cyan",
        "ansi_cyan",
        "#6fd8c7",
        "ansi_bright_cyan",
        "ansi_bright_white",
    ),
    "lit-ink": ("#101418", "#f7f5f0", "#000000", DEFAULT, "ansi_black", "#0b0e11", "ansi_black", "ansi_black"),
    "lit-ground": (
        "#5fc9b8",
        "#0b6a5e",
        "#ffffff",
        DEFAULT,
        "ansi_cyan",
        "#6fd8c7",
        "ansi_white",
        "ansi_bright_white",
    ),
    "lit-style": ("bold", "bold", "bold", "bold reverse", "none", "bold", "none", "none"),
    "emergency": (
        "#ff8a7d",
        "#a3160c",
        "#ffa399",
        DEFAULT,
        "ansi_white",
        "#ffa79d",
        "ansi_bright_white",
        "ansi_bright_white",
    ),
    "emergency-bar": (
        "#ff8a7d",
        "#a3160c",
        "#ffa399",
        "ansi_red",
        "ansi_red",
        "#ffa79d",
        "ansi_bright_white",
        "ansi_bright_white",
    ),
    "emergency-ground": ("#3a1716", "#fbe3df", "#3a0f0c", DEFAULT, "ansi_black", "#2a0f0e", "ansi_red", "ansi_black"),
    "urgent": (
        "#f3b95f",
        "#7d4a00",
        "#ffcf5c",
        DEFAULT,
        "ansi_white",
        "#f7c474",
        "ansi_bright_yellow",
        "ansi_bright_white",
    ),
    "urgent-bar": (
        "#f3b95f",
        "#7d4a00",
        "#ffcf5c",
        "ansi_yellow",
        "ansi_yellow",
        "#f7c474",
        "ansi_bright_yellow",
        "ansi_bright_white",
    ),
    "urgent-ground": ("#33260f", "#f8e8cb", "#2e2206", DEFAULT, "ansi_black", "#261c0a", "ansi_black", "ansi_black"),
    "clinician": ("#8fb8f0", "#1f4f96", "#a9cdff", DEFAULT, "ansi_cyan", "#a6c8f5", "ansi_cyan", "ansi_bright_white"),
    "clinician-bar": (
        "#8fb8f0",
        "#1f4f96",
        "#a9cdff",
        "ansi_blue",
        "ansi_cyan",
        "#a6c8f5",
        "ansi_cyan",
        "ansi_bright_white",
    ),
    "clinician-ground": (
        "#182438",
        "#e0e9f7",
        "#12233f",
        DEFAULT,
        "ansi_black",
        "#131d2e",
        "ansi_black",
        "ansi_black",
    ),
    "self-care": (
        "#84ebbd",
        "#257450",
        "#a6fce2",
        DEFAULT,
        "ansi_green",
        "#a3ffe8",
        "ansi_bright_green",
        "ansi_bright_white",
    ),
    "self-care-bar": (
        "#84ebbd",
        "#257450",
        "#a6fce2",
        "ansi_green",
        "ansi_green",
        "#a3ffe8",
        "ansi_bright_green",
        "ansi_bright_white",
    ),
    "self-care-ground": (
        "#14291b",
        "#e0f0e1",
        "#0d2a14",
        DEFAULT,
        "ansi_black",
        "#0f2015",
        "ansi_black",
        "ansi_black",
    ),
}
"""What each colour is for, with its value in each theme.

At home: dark, light, high contrast, the terminal's own ground, the Linux console. In the kiosk: the usual one, the
console's, and the console's with high contrast.

Each text has a contrast of 4.5:1 (WCAG 1.4.3); in the kiosk, which is read from further away and in any light, and with
high contrast 7:1 (WCAG 1.4.6). On the terminal's own ground every text has the terminal's own colour, so its contrast
is what the person chose there; only bars and pictures have one of the eight colours, whose look nobody knows.
To people who see red and green alike, the green of self-care differs from the red of an emergency by its blue and its
lightness. The Linux console's red and brown are too dark on black for text, so there, too, they are for bars, and its
bold black is a grey. The kiosk's console can use the bright colours, since the font that `coach kiosk setup` installs
has 256 glyphs; with high contrast all there is bright white on black.
"""
