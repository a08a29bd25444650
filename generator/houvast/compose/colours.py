"""An organisation's colour, made readable in light and in dark.

Why: a colour is chosen for a logo, not for reading. Its hue stays; its lightness moves until text
in it, and text on it, has the contrast of WCAG AA with room to spare. It never fails.
"""

from __future__ import annotations

from coloraide import Color

__all__ = ["DEFAULT", "Shades", "shades", "stylesheet"]

DEFAULT = "#35577a"
PAPER, INK = "#fffdf9", "#22252b"
DARK_PAPER, DARK_INK = "#181613", "#f1ece4"
# WCAG asks for 4.5; blocks have tinted backgrounds, so a little more.
ENOUGH = 5.6

Shades = dict[str, str]


def shades(colour: str) -> tuple[Shades, Shades]:
    """The colours for light and for dark, by the name of the variable without its dashes."""
    base = Color(colour or DEFAULT)
    light = _until(base, Color(PAPER), -0.01)
    dark = _until(base, Color(DARK_PAPER), 0.01)
    return (
        {"org": light, "on": "#ffffff", "soft": _tint(base, PAPER), "line": _tint(base, PAPER, 22)},
        {
            "org": dark,
            "on": "#14110d",
            "soft": _tint(base, DARK_PAPER, 14),
            "line": _tint(base, DARK_PAPER, 30),
        },
    )


def _until(colour: Color, paper: Color, step: float) -> str:
    """The colour, moved in lightness until it stands out from `paper`."""
    moved = colour.convert("oklch")
    moved["chroma"] = min(float(moved["chroma"]), 0.17)
    while True:
        shown = moved.clone().fit("srgb", method="oklch-chroma").convert("srgb")
        if shown.contrast(paper) >= ENOUGH:
            return str(shown.to_string(hex=True))
        moved["lightness"] = float(moved["lightness"]) + step


def _tint(colour: Color, paper: str, percent: int = 9) -> str:
    mixed = Color(paper).mix(colour, percent / 100, space="oklab").convert("srgb")
    return str(mixed.fit("srgb", method="oklch-chroma").to_string(hex=True))


def stylesheet(colour: str) -> bytes:
    """The variables as CSS, dark by the reader's own setting."""
    light, dark = shades(colour)
    return (
        f":root{{{_variables(light)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(dark)}}}}}\n"
    ).encode()


def _variables(shades: Shades) -> str:
    return ";".join(f"--hv-{name}:{value}" for name, value in shades.items())
