"""What MkDocs was told, in ``mkdocs.yml``, by the command and by the environment, as texts."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from leaflets.publishing.kept import all_files, contents

_OURS = frozenset({"i18n", "leaflets"})
_THEME = "material"
_NOT_SHOWN = frozenset(
    {
        *("config_file_path", "docs_dir", "site_dir", "dev_addr", "watch", "strict"),
        # Set by the plugin, from what the project says.
        *("nav", "markdown_extensions", "mdx_configs"),
        # Listed below, or there are none.
        *("theme", "plugins", "hooks", "extra_templates"),
    }
)
"""Entries of a MkDocs configuration on which no page depends."""


def told(config: Any, *, live: bool) -> list[bytes | str] | None:
    """Return all that a MkDocs configuration says of pages, its templates among it.

    None where another plugin, a hook or another theme takes part: what pages are made of is not
    known there. ``live`` is for ``mkdocs serve``.
    """
    theme = config.theme
    if set(config.plugins) != _OURS or config.hooks or config.extra_templates:
        return None
    if theme.name != _THEME:
        return None
    folder = Path(theme.custom_dir) if theme.custom_dir else None
    return [
        "live" if live else "still",
        *_plain({key: value for key, value in config.items() if key not in _NOT_SHOWN}),
        *_plain({key: theme[key] for key in theme}),
        *_plain(config.plugins["i18n"].config),
        *(contents(folder, all_files(folder)) if folder else ()),
    ]


def _plain(value: Any) -> Iterator[str]:
    """Yield a value as text, whatever kinds of mappings and lists it is made of."""
    if isinstance(value, Mapping):
        yield f"{len(value)} names"
        for key in sorted(value, key=str):
            yield str(key)
            yield from _plain(value[key])
    elif isinstance(value, list | tuple | set | frozenset):
        yield f"{len(value)} rows"
        for row in sorted(value, key=str) if isinstance(value, set | frozenset) else value:
            yield from _plain(row)
    elif patterns := getattr(value, "patterns", None):  # exclude_docs and its like
        yield from _plain([f"{row.include} {row.regex.pattern}" for row in patterns])
    else:
        yield f"{type(value).__name__} {value}"
