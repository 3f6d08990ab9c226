"""What MkDocs is set to for the build of one language. Knows no MkDocs."""

import calendar
import os
from typing import Any

from leaflets.printing.tokens import token_renderer
from leaflets.publishing.kept import EPOCH
from leaflets.reading.addresses import INDEX
from leaflets.reading.markup import EXTENSIONS, extension_configs
from leaflets.reading.project import OWN_PAGE, Project
from leaflets.reading.settings import Language


def configure(config: Any, project: Project, language: Language, *, is_kept: bool) -> None:
    """Set a MkDocs configuration; of a language that ``is_kept`` it shall see the first page."""
    labels = project.labels[language.tag]
    renderer = token_renderer(project.settings.clinic, labels, labels["ask_your_clinic"])
    config.markdown_extensions = list(EXTENSIONS)
    config.mdx_configs = extension_configs(renderer, language.direction)
    config.site_name = labels["site_name"]
    config.extra["leaflets_words"] = {
        "language": language.written,
        "direction": language.direction,
        "action.skip": labels["skip_to_text"],
    }
    own = [OWN_PAGE] if language.tag in project.own_pages else []
    config.nav = [INDEX] if is_kept else [*project.settings.pages, *own]


def date(project: Project) -> None:
    """Have MkDocs and static-i18n date the site map by the text, so that two builds agree."""
    seconds = calendar.timegm(project.settings.plugin.revised.timetuple())
    os.environ.setdefault(EPOCH, str(seconds))
