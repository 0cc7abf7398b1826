"""Draws an address as a code that telephones read: a picture within the page, of black on white at any time of day."""

import segno
from markupsafe import Markup


def qr_code(address: str, title: str) -> Markup:
    """Return the picture (SVG), named for those who do not see it; the style sheet says how large it is."""
    drawn = segno.make_qr(address, error="m").svg_inline(title=title, light="#fff", omitsize=True, svgclass="qr")
    return Markup(drawn.replace("<svg", '<svg role="img"', 1))  # noqa: S704 - segno writes the paths, and escapes the title
