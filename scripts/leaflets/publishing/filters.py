"""What the templates of the site can do with texts."""

from collections.abc import Callable

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from leaflets.reading.bidi import isolated_html


def isolated_in(direction: str) -> Callable[[Context, str], Markup]:
    """Return the filter ``isolated`` of a direction, for labels that hold numbers or Latin words.

    It asks for the context so that Jinja does not compute it when it compiles a template, which is
    once for all languages.
    """

    @pass_context
    def isolated(_context: Context, text: str) -> Markup:
        return Markup(isolated_html(text, direction))  # noqa: S704 - our own labels

    return isolated
