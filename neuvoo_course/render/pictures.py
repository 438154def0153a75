"""A picture as a page shows it: one file, or several widths of which a screen fetches the one it needs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

COLUMN = 704
"""CSS pixels of the column of text (68ch, theme/frame.css): on a wide screen no picture is drawn wider."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """The address of a picture's widest file, and how large it is."""

    address: str
    size: tuple[int, int] | None
    widths: tuple[tuple[str, int], ...] = ()  # address and width of each file, where there are several

    def image(self, alternative: str) -> str:
        """Give the element. Its `src` serves paper, and what does not know `srcset`."""
        measures = f' width="{self.size[0]}" height="{self.size[1]}"' if self.size else ""
        return f'<img src="{escape(self.address)}"{self._choice()} alt="{escape(alternative)}"{measures}/>'

    def _choice(self) -> str:
        if len(self.widths) < 2:
            return ""
        files = ", ".join(f"{address} {width}w" for address, width in reversed(self.widths))
        drawn = min(self.widths[0][1], COLUMN)
        return f' srcset="{escape(files)}" sizes="(max-width: {drawn}px) 100vw, {drawn}px"'
