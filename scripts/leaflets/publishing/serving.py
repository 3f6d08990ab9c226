"""``mkdocs serve``: no leaflet is printed after an edit, but when somebody opens it."""

import re
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from leaflets.findings import Finding
from leaflets.printing.pdf import PrintError
from leaflets.printing.sheet import jobs
from leaflets.publishing.pdfs import FOLDER
from leaflets.publishing.press import Here, Press
from leaflets.reading.project import Project

_PDF = re.compile(rf"/{FOLDER}/([^/]+/[^/]+\.pdf)$")


class OnDemand:
    """A WSGI application in front of another: it prints the leaflets that are asked for."""

    def __init__(
        self,
        app: Callable[..., Any],
        site: Path,
        tell: Callable[[Finding], None],
        project: Project | None = None,
    ) -> None:
        self._app = app
        self._site = site
        self._tell = tell
        self._lock = threading.Lock()
        self.project = project

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer a request."""
        match = _PDF.search(environ.get("PATH_INFO", ""))
        if match and self.project is not None:
            with self._lock:
                self._print(self.project, match[1])
        return self._app(environ, start_response)

    def _print(self, project: Project, path: str) -> None:
        wanted = [job for job in jobs(project) if job.path == path]
        target = self._site / FOLDER / path
        with closing(Press(project, Here())) as press:
            for printed in filter(None, press.print(wanted)):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.unlink(missing_ok=True)
                if isinstance(printed.pdf, PrintError):
                    for finding in printed.pdf.findings:
                        self._tell(finding)
                else:
                    target.write_bytes(printed.pdf.data)
