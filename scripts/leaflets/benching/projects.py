"""Copies of a project for the benchmark: some of its languages, other leaflets, or stock MkDocs."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from leaflets.reading.settings import CONFIG_FILE

Config = dict[str, Any]
"""What stands in mkdocs.yml."""


def read_config(root: Path) -> Config:
    """Return what stands in mkdocs.yml of the folder ``root``."""
    config: Config = yaml.safe_load((root / CONFIG_FILE).read_text("utf-8"))
    return config


def write_config(root: Path, config: Config) -> None:
    """Write mkdocs.yml into the folder ``root``."""
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (root / CONFIG_FILE).write_text(text, "utf-8")


def options(config: Config, plugin: str) -> dict[str, Any]:
    """Return the options of a plugin, which can be changed."""
    found: dict[str, Any] = next(row[plugin] for row in config["plugins"] if plugin in row)
    return found


def languages(config: Config) -> list[str]:
    """Return the tags of the languages that are built, the source first."""
    rows = [row for row in options(config, "i18n")["languages"] if row.get("build", True)]
    return [row["locale"] for row in sorted(rows, key=lambda row: not row.get("default", False))]


def spread(tags: Sequence[str], count: int) -> list[str]:
    """Return so many of the tags, the first among them, from all parts of the list.

    The scripts that are dear to print stand at its end.
    """
    count = max(1, min(count, len(tags)))
    return [tags[at * len(tags) // count] for at in range(count)]


def copied(source: Path, target: Path, tags: Iterable[str]) -> Path:
    """Copy a project with some of its languages, and without what it keeps."""
    kept, config = set(tags), read_config(source)
    shutil.copytree(source / "overrides", target / "overrides")
    shutil.copytree(source / "docs", target / "docs")
    rows = options(config, "i18n")["languages"]
    for row in rows:
        if row["locale"] not in kept:
            shutil.rmtree(target / "docs" / row["locale"])
    options(config, "i18n")["languages"] = [row for row in rows if row["locale"] in kept]
    write_config(target, config)
    return target


def with_leaflets(root: Path, leaflets: Mapping[str, Mapping[str, Any]]) -> Path:
    """Give a copy other leaflets to print."""
    config = read_config(root)
    options(config, "leaflets")["leaflets"] = {name: dict(row) for name, row in leaflets.items()}
    write_config(root, config)
    return root


def one_leaflet(root: Path) -> Path:
    """Have a copy print one leaflet a language: the last that it lists, in its first edition.

    It is printed once, since it need not fit on some pages.
    """
    name, leaflet = options(read_config(root), "leaflets")["leaflets"].popitem()
    only = {"pages": leaflet["pages"], "editions": leaflet["editions"][:1]}
    return with_leaflets(root, {name: only})


def stock(source: Path, target: Path, extra: Mapping[str, Any] | None = None) -> Path:
    """Copy a copy for MkDocs, Material and static-i18n as they come, without our plugin.

    ``extra`` is another plugin with its options. What ours alone does, such as pictures that are
    drawn from their names, is missing, so that nothing is strict.
    """
    shutil.copytree(source / "docs", target / "docs")
    config = read_config(source)
    config["plugins"] = [row for row in config["plugins"] if "leaflets" not in row]
    config["plugins"] += [dict(extra)] if extra else []
    config["strict"] = False
    del config["theme"]["custom_dir"]
    words = source / "overrides" / "partials" / "languages"
    if words.is_dir():  # of synthetic languages, which Material lacks
        shutil.copytree(words, target / "words" / "partials" / "languages")
        config["theme"]["custom_dir"] = "words"
    write_config(target, config)
    return target


def one_language(root: Path, tag: str) -> Path:
    """Have a copy build one of its languages alone, as static-i18n offers."""
    config = read_config(root)
    options(config, "i18n")["build_only_locale"] = tag
    write_config(root, config)
    return root
