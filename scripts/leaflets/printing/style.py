"""The style sheet of a printed leaflet: what differs by language and edition stands in front."""

import re
from collections import Counter
from importlib.resources import files

from babel.dates import format_date

from leaflets.printing.fonts import FORM_FAMILY, TYPEFACES, families, own_form_font
from leaflets.printing.letters import letters
from leaflets.reading.editions import Edition
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

# Zero of each set of digits that CSS has a counter style for (CSS Counter Styles Level 3, 6.1).
_DIGITS = {"0": "decimal", "٠": "arabic-indic", "۰": "persian", "०": "devanagari", "০": "bengali"}


def style(
    project: Project,
    language: Language,
    edition: Edition,
    title: str,
    size: float,
    *,
    compact: bool = False,
) -> str:
    """Return the style sheet of a leaflet; ``size`` is that of its body in points.

    ``compact`` is for leaflets that must fit on a number of pages.
    """
    face = TYPEFACES[language.script]
    leading = face.line_height - (0.12 if compact else 0)
    both = [language, *([project.settings.source] if edition.bilingual else [])]
    own = ", ".join(f'"{family}"' for family in face.families)
    every = ", ".join(f'"{family}"' for family in families(language.script))
    names = ["leaflet.css", *(["large.css"] if edition.is_large else [])]
    names += ["bilingual.css"] if edition.bilingual else []
    names += ["compact.css"] if compact else []
    sheets = [files("leaflets.printing").joinpath(name).read_text("utf-8") for name in names]
    return "".join(
        [
            _page(project, language, edition, title, compact=compact),
            f".clinic-value, .pair > *, .second {{ font-family: {every}; }}\n",
            f"html {{ font-family: {own}; line-height: {leading:.2f};",
            f" font-size: {size * face.size:.2f}pt; }}\n",
            "" if edition.bilingual else _form_face(project),  # nothing is typed into it
            "" if any(one.direction == "rtl" for one in both) else _bullets(face.bullet),
            f"@page {{ font-family: {own}{', ' + every if edition.bilingual else ''}; }}\n",
            *sheets,
        ]
    )


def _page(
    project: Project, language: Language, edition: Edition, title: str, *, compact: bool
) -> str:
    """Return the rule of the page: its paper, its margins and what stands in them.

    A box in the margin that has a width need not be measured.
    """
    labels, plugin = project.labels[language.tag], project.settings.plugin
    date = format_date(plugin.revised, "long", locale=language.locale)
    start, end = ("left", "right") if language.direction == "ltr" else ("right", "left")
    line = f"{title} · {labels.fill('version', version=plugin.version)} · " + labels.fill(
        "revised", date=date
    )
    notice, second, share = project.notice(language.tag), "", 1.0
    if edition.bilingual:
        source = project.settings.source
        other = project.notice(source.tag)
        share = (letters(notice) + 1) / (letters(notice) + letters(other) + 2)  # one may be empty
        second = f"  @top-{end} {{ content: {_css_string(other)}; direction: {source.direction};"
        second += f" width: {1 - share:.0%}; }}\n"
    pages = _counters(labels["page_of"], digits_of(project, language))
    return "".join(
        [
            f"@page {{ size: {edition.paper}; margin-{start}: {20 if compact else 22}mm;",
            f" margin-{end}: {14 if compact else 17}mm;\n",
            f"  @top-{start} {{ content: {_css_string(notice)}; width: {share:.0%}; }}\n",
            second,
            f"  @bottom-{start} {{ content: {_css_string(line)}; text-align: {start};",
            " width: 75%; }\n",
            f"  @bottom-{end} {{ content: {pages}; text-align: {end}; width: 25%; }} }}\n",
        ]
    )


def _bullets(width: float) -> str:
    """Return the rule that a bullet is a word of its line, drawn out by its own width.

    It looks the same as one that WeasyPrint places beside the line, which takes a box that is laid
    out by itself, a twelfth of a leaflet's time. In right-to-left text it would not be drawn out.
    """
    return (
        f"ul > li:not(.line) {{ list-style-position: inside; text-indent: -{width}em; }}\n"
        "ul > li > * { text-indent: 0; }\n"
        "ul > li::marker { line-height: 1; }\n"  # it may be of another font than the text
    )


def _form_face(project: Project) -> str:
    font = own_form_font(project.root)
    return f'@font-face {{ font-family: "{FORM_FAMILY}"; src: url("{font}"); }}\n'


def digits_of(project: Project, language: Language) -> str:
    """Return the digits that the pages of a language are written with, as a counter style.

    It is all that a leaflet takes from pages that are not in it.
    """
    texts = (page.text for page in project.pages[language.tag].values())
    found: Counter[str] = Counter()
    for text in texts:
        for zero, name in _DIGITS.items():
            found[name] += sum(text.count(chr(ord(zero) + digit)) for digit in range(10))
    return found.most_common(1)[0][0] if found else "decimal"


def _counters(template: str, digits: str) -> str:
    """Write “Page {page} of {pages}” as CSS content; some languages say the second number first."""
    pieces = re.split(r"\{(pages?)\}", template)
    return " ".join(
        f"counter({piece}, {digits})" if at % 2 else _css_string(piece)
        for at, piece in enumerate(pieces)
    )


def _css_string(text: str) -> str:
    """Return ``text`` as a CSS string (CSS Syntax Level 3, section 4.3.5)."""
    escaped = "".join(
        character if character.isalnum() or character in " .,:·-" else f"\\{ord(character):x} "
        for character in text
    )
    return f'"{escaped}"'
