"""The texts of labels and of the glossary as they are written in YAML, to be taken and put back.

All else in the file stays byte for byte as it is: comments, order, quotes of what is not changed.
"""

import json
import re
from collections.abc import Iterator, Mapping

import yaml

from leaflets.exchanging.markdown_texts import CELLS, words
from leaflets.reading.glossary import PREFIX
from leaflets.reading.statements import LABEL

_DEFINITIONS = re.compile(r"(?m)^definitions:[^\n]*\n(?:(?:[ \t#][^\n]*|\r)?\n)*")
_Scalars = list[yaml.ScalarNode]


def texts_of(text: str) -> dict[str, str]:
    """Return the texts of a labels.yml, or of the definitions of a terms.yml, by statement."""
    return {
        name: CELLS.join(scalar.value.strip() for scalar in scalars)
        for name, scalars, _ in _places(text)
    }


def with_texts(text: str, new: Mapping[str, str]) -> str:
    """Return a file with other texts; one that says the same in other white space is left alone.

    ValueError, with the name, where a word would have no meaning or two.
    """
    edits: list[tuple[int, int, str]] = []
    for name, scalars, offset in _places(text):
        if name not in new:
            continue
        values = [new[name]] if len(scalars) == 1 else new[name].split(CELLS.strip())
        if len(values) != len(scalars):
            raise ValueError(name)
        for scalar, value in zip(scalars, values, strict=True):
            if words(value) != words(scalar.value):
                written = json.dumps(" ".join(words(value)), ensure_ascii=False)
                start, end = scalar.start_mark.index, scalar.end_mark.index
                edits.append((offset + start, offset + end, written))
    for start, end, written in sorted(edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _places(text: str) -> Iterator[tuple[str, _Scalars, int]]:
    """Yield each statement with its scalars, whose marks count from the given offset."""
    section = _DEFINITIONS.search(text)
    offset = section.start() if section else 0
    node = yaml.compose(section[0] if section else text, Loader=yaml.SafeLoader)
    rows = node.value if isinstance(node, yaml.MappingNode) else []
    if section:
        rows = rows[0][1].value if rows and isinstance(rows[0][1], yaml.MappingNode) else []
        for key, row in rows:
            pair = {k.value: v for k, v in row.value}
            yield PREFIX + key.value, [pair["word"], pair["meaning"]], offset
    else:
        for key, value in rows:
            if isinstance(value, yaml.ScalarNode):
                yield LABEL + key.value, [value], offset
