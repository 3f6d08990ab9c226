"""YAML files as typed records, with every problem told as a finding."""

import json
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from leaflets.findings import Finding
from leaflets.program import package
from leaflets.reading.files import read_text
from leaflets.store import Store, cache_folder, digest_of

_FOLDER = "yaml"
_LONG = 5_000
"""Characters of a file from which on what it says is kept."""
_MOST_BYTES = 20_000_000
_ROWS = "\u0000"
"""The name under which a mapping stands whose keys are no texts; YAML cannot hold it."""

Model = TypeVar("Model", bound=BaseModel)


class _Loader(yaml.CSafeLoader):
    """The safe loader, which also refuses a key that stands twice and skips unknown tags.

    PyYAML keeps the last of two equal keys (yaml/pyyaml#165), so that an entry would vanish unseen.
    MkDocs configurations use tags such as ``!ENV``: the parts that we read do not.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping; raise on a repeated key."""
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, str | int) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key} a second time", key_node.start_mark
                )
            seen.add(key if isinstance(key, str | int) else str(key))
        return super().construct_mapping(node, deep)


def _skip_tag(_loader: _Loader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("!", _skip_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _skip_tag)


def load_yaml(path: Path, root: Path) -> tuple[Any, list[Finding]]:
    """Read a YAML file as plain data; None where it cannot be used."""
    text, findings = read_text(path, root)
    if text is None:
        return None, findings
    try:
        return _loaded(text, root), findings
    except yaml.YAMLError as error:
        return None, [*findings, _yaml_finding(error, path.relative_to(root).as_posix())]


def _loaded(text: str, root: Path) -> Any:
    """Return the data of a text; what a long one says is kept as JSON, which is read faster."""
    folder = cache_folder(root)
    if len(text) < _LONG or folder is None:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    store = Store(folder / _FOLDER, _MOST_BYTES)
    key = digest_of([*_depends(), text])
    if (kept := store.read(key)) is not None:
        return _of_json(kept)
    data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    with suppress(TypeError, ValueError):  # a date, or what contains itself
        same = json.dumps(_as_rows(data), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        if _of_json(same) == data:
            store.write(key, same)
            store.trim()
    return data


def _as_rows(data: Any) -> Any:
    """Return data of which JSON can hold all keys: numbers and “no” are none in JSON."""
    if isinstance(data, list):
        return [_as_rows(value) for value in data]
    if not isinstance(data, dict):
        return data
    if all(isinstance(key, str) for key in data):
        return {key: _as_rows(value) for key, value in data.items()}
    return {_ROWS: [[key, _as_rows(value)] for key, value in data.items()]}


def _of_json(text: bytes) -> Any:
    return json.loads(text, object_hook=lambda found: dict(found.get(_ROWS, found)))


@cache
def _depends() -> tuple[str, ...]:
    """Return all that the data of a text depends on besides it."""
    return sys.version, package("pyyaml"), Path(__file__).read_text("utf-8")


def _yaml_finding(error: yaml.YAMLError, file: str) -> Finding:
    mark = getattr(error, "problem_mark", None)
    found = getattr(error, "problem", None) or "text that is not YAML"
    return Finding(
        rule="yaml",
        file=file,
        line=mark.line + 1 if mark else 0,
        expected="well-formed YAML",
        found=found.removeprefix("found "),
        action="Look at this line and the one above: a quote, a colon or the indentation is wrong.",
    )


def load_model(
    model: type[Model], path: Path, root: Path, under: str = ""
) -> tuple[Model | None, list[Finding]]:
    """Read a YAML file as a typed record; None where it cannot be used.

    ``under`` is the field that the whole file is the value of, where the file has no such name.
    """
    data, findings = load_yaml(path, root)
    if data is None and findings:
        return None, findings
    record, problems = validate(
        model, {under: data} if under else data, path.relative_to(root).as_posix()
    )
    return record, findings + problems


def validate(
    model: type[Model], data: Any, file: str, at: str = ""
) -> tuple[Model | None, list[Finding]]:
    """Make a typed record of plain data; all problems are reported, not the first alone.

    ``at`` names the part of the file that ``data`` is, for the messages: ``extra.clinic``.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_validation_finding(model, problem, file, at) for problem in error.errors()]


def _validation_finding(
    model: type[BaseModel], problem: ErrorDetails, file: str, at: str
) -> Finding:
    place = ".".join([*filter(None, [at]), *(str(part) for part in problem["loc"])])
    expected, action = _expected(model, problem), f"Correct {place}."
    if problem["type"] == "extra_forbidden":
        known = ", ".join(model.model_fields) if len(problem["loc"]) == 1 else "the documented ones"
        expected, action = f"one of the known names ({known})", f"Correct or delete {place}."
    elif problem["type"] == "missing":
        expected, action = f"a value for {place}", f"Add {place}."
    found = "nothing" if problem["type"] == "missing" else f"{place}: {_short(problem['input'])}"
    return Finding(rule="setting", file=file, expected=expected, found=found, action=action)


_PLAIN = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text, in quotes if it looks like a number",
    "string_too_long": "a shorter text",
    "string_too_short": "a text",
    "too_short": "at least one entry",
    "list_type": "a list",
    "dict_type": "names with values",
    "model_type": "names with values",
    "string_pattern_mismatch": "another form of name",
}


def _expected(model: type[BaseModel], problem: ErrorDetails) -> str:
    """Say in plain words what pydantic expected; a range is told with both its ends."""
    field = model.model_fields.get(str(problem["loc"][0])) if problem["loc"] else None
    limits = {type(limit).__name__: limit for limit in field.metadata} if field else {}
    if {"Ge", "Le"} <= limits.keys():
        low, high = limits["Ge"].ge, limits["Le"].le
        return f"a whole number from {low} to {high}, or nothing (the medical sources lie between)"
    return _PLAIN.get(problem["type"], problem["msg"].removeprefix("Value error, "))


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
