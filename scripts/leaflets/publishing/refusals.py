"""Why nothing is built, for those who read no traceback."""

import traceback
from collections.abc import Callable, Iterable

from jinja2 import TemplateError, TemplateSyntaxError

from leaflets.findings import Finding, errors


class StoppedError(Exception):
    """The build must not go on; its text says why, and what became of the site."""


def place_in_template(error: TemplateError) -> str:
    """Return file and line of a mistake, as ``overrides/main.html:2``; Jinja knows both."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames if ".html" in frame.filename]
    return places[-1] if places else "a template of overrides/"


def refused(findings: Iterable[Finding], tell: Callable[[str], None]) -> str:
    """Tell what is to be corrected, each by itself; return what that means for the site."""
    wrong = errors(findings)
    for finding in wrong:
        tell(str(finding))
    return f"{len(wrong)} to correct; nothing was written, site/ is as it was."
