"""A live preview: the handbooks on this machine, made anew when a file changes.

Why: whoever edits YAML wants to see the page, and what is wrong with it, in one place. A broken
edit keeps the last good page on screen, with the findings in a panel over it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

__all__ = ["Preview"]


class Preview(LiveReloadServer):
    """Serves `root` and calls `rebuild` after each change below one of `watched`.

    `rebuild` gives the HTML of the panel (empty when there is nothing to tell). It never raises for
    a mistake in a file. The panel is put on every page, and pages reload by themselves. Raises
    OSError when the address is taken.
    """

    def __init__(
        self, root: Path, host: str, port: int, watched: Iterable[Path], rebuild: Callable[[], str]
    ) -> None:
        logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
        self.panel = ""
        self.rebuild = rebuild
        super().__init__(self._again, host, port, str(root))
        for path in watched:
            self.watch(str(path))
        self.error_handler = self._missing

    def _again(self) -> None:
        self.panel = self.rebuild()

    def start(self) -> None:
        """Makes everything once, then serves until it is interrupted."""
        self._again()
        try:
            self.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            self.shutdown()

    def _missing(self, _code: int) -> bytes:
        """A page that is not there still shows what is wrong, and reloads when it is mended."""
        page = b"<!doctype html><meta charset=utf-8><title>Houvast</title><body></body>"
        return self._inject_js_into_html(page, self._visible_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        made: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        at = made.rfind(b"</body>")
        at = len(made) if at < 0 else at
        return made[:at] + self.panel.encode() + made[at:]
