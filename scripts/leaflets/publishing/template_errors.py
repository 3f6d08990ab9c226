"""Where in a template a mistake is, for those who write templates and read no traceback."""

import traceback

from jinja2 import TemplateError, TemplateSyntaxError


def place_in_template(error: TemplateError) -> str:
    """Return file and line of a mistake, as ``overrides/main.html:2``; Jinja knows both."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames if ".html" in frame.filename]
    return places[-1] if places else "a template of overrides/"
