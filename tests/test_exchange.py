"""What translators take home and bring back: nothing else changes, and nothing is lost."""

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import polib
import pytest
from lxml import etree
from translate.storage import pypo, xliff2

from commands import edit, leaflets, project_of, sign_unseen
from conftest import copy_sources, languages
from leaflets import Project, check
from leaflets.exchanging.codes import Piece, pieces
from leaflets.exchanging.importing import Plan, plan
from leaflets.exchanging.markdown_texts import texts_of, with_texts
from leaflets.exchanging.po import as_po, read_po
from leaflets.exchanging.units import Unit, files, texts_in, units
from leaflets.exchanging.units import with_texts as file_with_texts
from leaflets.exchanging.xliff import NAMESPACE, as_xliff
from leaflets.exchanging.xliff_reading import read_xliff
from leaflets.reading.reviews import COLUMNS
from leaflets.reading.statements import texts
from leaflets.reviewing.status import states

READ = {"po": read_po, "xliff": read_xliff}
WRITE = {"po": as_po, "xliff": as_xliff}
XLF = f"{{{NAMESPACE}}}"
FORMATS = ("po", "xliff")
Spoil = Callable[[bytes], bytes]


def exported(project: Project, lang: str) -> list[Unit]:
    found = check(project, lang, identify=False)
    own, lacking = units(project, lang, states(project, found)[lang], found)
    assert lacking == []
    return own


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in English and Spanish, with its exports beside it; read only."""
    root = copy_sources(tmp_path_factory.mktemp("exchange") / "project", ("en", "es"))
    project = project_of(root)
    own = exported(project, "es")
    for name in FORMATS:
        (root / f"es.{name}").write_bytes(WRITE[name](project, "es", own))
    return root


def imported(root: Path, name: str, data: bytes | None = None, lang: str = "es") -> Plan:
    path = root / f"es.{name}"
    if data is not None:
        path = root / f"given.{name}"
        path.write_bytes(data)
    incoming, findings = READ[name](path, lang)
    if findings:
        return Plan(findings=tuple(findings))
    return plan(project_of(root), lang, path, incoming)


def changed_po(root: Path, **new: str) -> bytes:
    """Translate as a person does in a PO editor: text in, fuzzy off."""
    file = polib.pofile(str(root / "es.po"))
    for name, text in new.items():
        entry = next(entry for entry in file if entry.msgctxt == name.replace("_", "-"))
        entry.msgstr = text
        entry.fuzzy = False
    return str(file).encode("utf-8")


# Where the texts are.


def test_every_text_of_every_language_is_found_in_its_file(project: Project) -> None:
    for lang in languages():
        own = {name: text for path in files(project, lang) for name, text in texts_in(path).items()}
        assert own.keys() == texts(project, lang).keys()
        assert all(own.values())


def test_a_changed_text_is_what_the_reader_then_sees(spanish: Path, tmp_path: Path) -> None:
    """Each single text is changed by its own means, and all others read as before."""
    root = shutil.copytree(spanish, tmp_path / "project")
    project = project_of(root)
    before = texts(project, "es")
    for path in files(project, "es"):
        # A letter in front of each part: it stands in no code and opens no list.
        new = {
            name: " | ".join(f"Ñ{part}" for part in text.split(" | "))
            for name, text in texts_in(path).items()
        }
        path.write_bytes(file_with_texts(path, new))
    after = texts(project_of(root), "es")
    assert after.keys() == before.keys()
    for name, text in before.items():
        shown = after[name].replace("Ñ", "")
        assert shown == text, name
        assert after[name] != text, name


PAGE = (
    "# Título {: #title }\r\n\r\nUno.\r\nDos.\r\n{: #both }\r\n\r\n"
    '!!! danger ""\r\n\r\n    ## En la caja {: #box }\r\n\r\n'
    "    1.  Primero\r\n        sigue\r\n        {: #step }\r\n\r\n"
    "|  A {: #head }|B  |\r\n|---|---|\r\n| x\\|y {: #row } | [[blank]] |\r\n\r\n"
    "![Un dibujo [raro].](assets/x.svg){: #picture }\r\n"
)


def test_texts_are_taken_out_of_their_signs() -> None:
    assert texts_of(PAGE) == {
        "title": "Título",
        "both": "Uno.\nDos.",
        "box": "En la caja",
        "step": "Primero\nsigue",
        "head": "A | B",
        "row": "x\\|y | [[blank]]",
        "picture": "Un dibujo [raro].",
    }


def test_texts_are_put_back_into_their_signs_and_no_other_byte_changes() -> None:
    new = {
        "title": "Otro",
        "both": "Uno.\nDos y medio.\nTres.",
        "step": "Primero\nsiguió\nmás",
        "head": "A | C",
        "row": "z | [[blank]]",
        "picture": "Otro dibujo.",
    }
    assert with_texts(PAGE, new) == (
        "# Otro {: #title }\r\n\r\nUno.\r\nDos y medio.\r\nTres.\r\n{: #both }\r\n\r\n"
        '!!! danger ""\r\n\r\n    ## En la caja {: #box }\r\n\r\n'
        "    1.  Primero\r\n        siguió\r\n        más\r\n        {: #step }\r\n\r\n"
        "|  A {: #head }| C |\r\n|---|---|\r\n| z {: #row } | [[blank]] |\r\n\r\n"
        "![Otro dibujo.](assets/x.svg){: #picture }\r\n"
    )
    with pytest.raises(ValueError, match="row"):
        with_texts(PAGE, {"row": "one cell"})


def test_other_white_space_changes_nothing_but_a_no_break_space_does() -> None:
    assert with_texts(PAGE, {"both": "Uno. Dos."}) == PAGE
    assert with_texts(PAGE, {"both": "Uno.\u00a0Dos."}) != PAGE


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("plain", ["text"]),
        (
            "**bold [link](a.md#b)** and [[clinic.phone]] {page}",
            ["pair", "text", "alone", "text", "alone"],
        ),
        ("[a](b.md)[c](d.md)", ["pair", "pair"]),
        ("5 * 3 [no link]", ["text"]),
    ],
)
def test_codes_are_the_text_again(text: str, kinds: list[str]) -> None:
    def joined(parts: Iterable[Piece]) -> str:
        return "".join(part.start + joined(part.inner) + part.end for part in parts)

    assert joined(pieces(text)) == text
    assert [piece.kind for piece in pieces(text)] == kinds


# There and back.


@pytest.mark.parametrize("lang", ["ar", "zh", "hi"])
def test_a_round_trip_changes_no_byte(project: Project, lang: str, tmp_path: Path) -> None:
    own = exported(project, lang)
    for name in FORMATS:
        path = tmp_path / f"{lang}.{name}"
        path.write_bytes(WRITE[name](project, lang, own))
        incoming, findings = READ[name](path, lang)
        assert findings == []
        assert [one.target for one in incoming] == [unit.target for unit in own]
        done = plan(project, lang, path, incoming, take_all=True)
        assert (done.findings, done.changed, done.contents) == ((), (), {})


def test_windows_line_ends_and_a_byte_order_mark_change_no_byte(
    spanish: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(spanish, tmp_path / "project")
    for path in files(project_of(root), "es"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    for name in FORMATS:
        data = (root / f"es.{name}").read_bytes().replace(b"\n", b"\r\n")
        done = imported(root, name, b"\xef\xbb\xbf" + data)
        assert (done.findings, done.contents) == ((), {})
    edited = changed_po(root, may_itch="Picor: muy frecuente.")
    done = imported(root, "po", edited)
    assert done.findings == ()
    [(path, data)] = done.contents.items()
    old, new = path.read_bytes().split(b"\r\n"), data.split(b"\r\n")
    assert [row for row in new if row not in old] == [b"- Picor: muy frecuente."]
    assert len(new) == len(old) - 1
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_import_changes_the_text_in_pages_glossary_and_labels(
    spanish: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(spanish, tmp_path / "project")
    tree = etree.fromstring((root / "es.xliff").read_bytes())
    new = {
        "may-itch": "Picor: muy frecuente.",
        "word-dvt": "Trombosis venosa profunda | un coágulo: “hondo”, en una vena.",
        "label.version": "La versión ",
        "times-head": "Consejo | Su clínica dice",
    }
    for unit in tree.iter(f"{XLF}unit"):
        if unit.get("id") in new:
            target = next(unit.iter(f"{XLF}target"))
            codes = list(target)
            target.text = new[unit.get("id", "")]
            for code in codes:
                code.tail = ""
    before = {path: path.read_bytes() for path in files(project_of(root), "es")}
    (root / "given.xliff").write_bytes(etree.tostring(tree, encoding="UTF-8"))
    result = leaflets(
        root, "import", "--format", "xliff", "--lang", "es", str(root / "given.xliff")
    )
    assert "4 texts changed in 4 files" in result.output
    after = project_of(root)
    shown = texts(after, "es")
    assert shown["may-itch"] == "Picor: muy frecuente."
    assert shown["word-dvt"].endswith("un coágulo: “hondo”, en una vena.")
    assert after.labels["es"]["version"] == "La versión {version}"
    assert shown["times-head"] == "Consejo | Su clínica dice"
    for path, data in before.items():
        old, lines = data.split(b"\n"), path.read_bytes().split(b"\n")
        assert len([row for row in lines if row not in old]) == (path.read_bytes() != data)


# What the formats say.


def units_of(data: bytes) -> dict[str, etree._Element]:
    return {unit.get("id", ""): unit for unit in etree.fromstring(data).iter(f"{XLF}unit")}


def test_other_libraries_read_what_we_write(spanish: Path, project: Project) -> None:
    own = {name: text for path in files(project, "es") for name, text in texts_in(path).items()}
    po = pypo.pofile.parsefile(str(spanish / "es.po"))
    read = {unit.getcontext(): unit.target for unit in po.units if not unit.isheader()}
    assert read == own
    xliff = xliff2.Xliff2File.parsefile(str(spanish / "es.xliff"))
    assert len(xliff.units) == len(own)
    assert xliff.gettargetlanguage() == "es"
    plain = {name for name, text in own.items() if len(list(pieces(text))) == 1 and "*" not in text}
    for unit in xliff.units:
        name = unit.getid().rpartition("\x04")[2]
        if name in plain and "[" not in own[name]:
            assert unit.target == own[name]


def test_states_notes_and_the_former_english_are_told(spanish: Path, tmp_path: Path) -> None:
    root = shutil.copytree(spanish, tmp_path / "project")
    edit(root, "docs/es/risks.md", "- Picazón: muy frecuente.", "- Picazón: rara.")
    edit(root, "docs/en/risks.md", "- Redness: very common.", "- Redness: common.")
    leaflets(root, "freeze")
    sign_unseen(root, "es", ["may-bruise"])
    project = project_of(root)
    own = exported(project, "es")
    po = {e.msgctxt: e for e in polib.pofile(as_po(project, "es", own).decode("utf-8"))}
    stale, draft, signed = po["may-redden"], po["may-itch"], po["may-bruise"]
    assert stale.fuzzy
    assert stale.previous_msgid.startswith("Redness: very common. In one study")
    assert stale.msgid.startswith("Redness: common.\nIn one study")
    assert "state: stale" in stale.comment
    assert draft.fuzzy
    assert draft.previous_msgid is None
    assert "ERROR frequency: " in draft.comment
    assert "says: itching · VERY COMMON" in draft.comment
    assert not signed.fuzzy
    assert "signed: Ana Pérez (translator)" in signed.comment
    segments = {
        name: next(unit.iter(f"{XLF}segment"))
        for name, unit in units_of(as_xliff(project, "es", own)).items()
    }
    told = {n: (segments[n].get("state"), segments[n].get("subState")) for n in po}
    assert told["may-redden"] == ("initial", "leaflets:stale")
    assert told["may-itch"] == ("initial", "leaflets:draft")
    assert told["may-bruise"] == ("final", None)
    assert told["risks"] == ("translated", None)


def test_tbx_holds_each_concept_with_its_forms(copy: Path) -> None:
    leaflets(copy, "export", "--format", "tbx", "--output", str(copy / "terms.tbx"))
    name = "{urn:iso:std:iso:30042:ed-2}"
    root = etree.parse(str(copy / "terms.tbx")).getroot()
    assert root.get("style") == "dca"
    entries = {entry.get("id"): entry for entry in root.iter(f"{name}conceptEntry")}
    assert len(entries) > 1400
    rare = entries["c-rare"]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [s.get(lang) for s in rare.iter(f"{name}langSec")] == ["en", "es", "ar"]
    assert next(term.text for term in rare.iter(f"{name}term")) == "rare"
    deprecated = [
        (section[0].text, section[2].text)
        for section in entries["c-disability"].iter(f"{name}termSec")
        if section[1].text == "deprecatedTerm-admn-sts"
    ]
    assert ("handicapped", "Insulting words for disabled people.") in deprecated
    assert not [t.text for t in root.iter(f"{name}term") if not t.text or "*" in t.text]


# What may not come in.

_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{_ENTITIES}'
    '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


def _foreign(data: bytes) -> bytes:
    body = data.split(b"?>", 1)[1].replace(b'"Enro', b'"&f;Enro').replace(b">Rojez", b">&f;Rojez")
    return b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + body


def _half(data: bytes) -> bytes:
    """Cut a file in the middle, within the English of a text."""
    return data[: data.index(b'msgid "', len(data) // 2) + len(b'msgid "')]


def _bomb(data: bytes) -> bytes:
    body = data.split(b"?>", 1)[1].replace(b"<target xml:space", b"<target>&a8;&f;</target><x y", 1)
    return BOMB.encode() + body


@pytest.mark.parametrize(
    ("name", "spoil", "message"),
    [
        ("po", lambda d: d.replace(b"Language: es", b"Language: fr"), "a file for the language es"),
        ("po", lambda d: d.replace(b"Language: es\\n", b"X: es\\n"), "found none named"),
        ("po", lambda d: _half(d) + b'cut"open', "well-formed PO"),
        ("po", lambda d: d[: d.rindex(b"msgstr")] + b'msgstr "cut he', "a quote is open"),
        ("po", lambda _: b"", "a well-formed PO file"),
        ("po", lambda _: b"Not a PO file\nat all\n", "a well-formed PO file"),
        ("po", lambda d: d.replace("ó".encode(), b"\xf3"), "text in UTF-8"),
        (
            "po",
            lambda d: d.replace(b'"Itching: very', b'"Itching: seldom'),
            "the English has moved",
        ),
        ("po", lambda d: d.replace(b'ctxt "may-itch"', b'ctxt "may-sing"'), "one that is not"),
        ("po", lambda d: d.replace(b'msgctxt "may-itch"\n', b""), "a text without its name"),
        ("xliff", lambda d: d.replace(b'trgLang="es"', b'trgLang="fr"'), "for the language es"),
        ("xliff", lambda d: d[: len(d) // 2], "well-formed XML"),
        ("xliff", lambda _: b"", "well-formed XML"),
        ("xliff", lambda d: d.replace(b'version="2.1"', b'version="1.2"'), "XLIFF file, version 2"),
        ("xliff", lambda d: d.replace(b'<data id="d1">', b'<data id="d9">', 1), "codes that orig"),
        (
            "xliff",
            lambda d: d.replace(b">Rojez", b'><cp hex="0000"/>Rojez'),
            "the control character 0000",
        ),
        ("xliff", lambda d: _foreign(d).decode("utf-8").encode("utf-16"), "a document type"),
        ("xliff", _bomb, "amplification"),
        ("xliff", _foreign, "XML without a document type"),
        ("xliff", lambda d: d.replace(b">Itching: very", b">Itching: seldom"), "English has moved"),
    ],
)
def test_a_bad_file_is_refused_whole(spanish: Path, name: str, spoil: Spoil, message: str) -> None:
    before = {path: path.read_bytes() for path in files(project_of(spanish), "es")}
    data = (spanish / f"es.{name}").read_bytes()
    # Good news for one statement, so that there is something to write.
    data = data.replace(b"Enrojecimiento: muy", b"Rojez: muy")
    spoiled = spoil(data)
    assert spoiled != data
    done = imported(spanish, name, spoiled)
    assert (done.contents, done.changed) == ({}, ())
    assert any(message in finding.message for finding in done.findings), done.findings
    assert {path: path.read_bytes() for path in before} == before


def test_old_english_names_the_statements_that_moved(spanish: Path, tmp_path: Path) -> None:
    root = shutil.copytree(spanish, tmp_path / "project")
    edit(root, "docs/en/risks.md", "- Redness: very common.", "- Redness: common.")
    edit(root, "docs/en/labels.yml", "Walk every day", "Walk each day")
    for name in FORMATS:
        done = imported(root, name)
        assert [f.statement for f in done.findings] == ["may-redden", "label.pic_walk"]
        assert done.contents == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- Una lista", "ERROR"),
        ("Uno. {: #otro }", "without the signs of an id"),
        ("Uno.\n## Dos {: #otro }", "without the signs of an id"),
        ("<script>alert(1)</script>", "raw-html"),
        ("Uno\u202edos", "invisible"),
        ("Véase [esto](no-such.md)", "link"),
        ("Llame al [[clinic.phone]]", "tokens"),
    ],
)
def test_a_text_that_takes_the_page_apart_is_refused(
    spanish: Path, text: str, message: str
) -> None:
    data = changed_po(spanish, mild_effects_intro=text)
    done = imported(spanish, "po", data)
    assert done.contents == {}
    assert any(message in str(finding) for finding in done.findings), done.findings


def test_a_row_with_another_number_of_cells_is_refused(spanish: Path) -> None:
    done = imported(spanish, "po", changed_po(spanish, times_head="Una sola"))
    assert [finding.statement for finding in done.findings] == ["times-head"]


def test_what_is_not_finished_is_left_and_told(spanish: Path) -> None:
    data = changed_po(spanish, may_itch="Picor: muy frecuente.").decode("utf-8")
    fuzzy = data.replace('msgctxt "may-itch"', '#, fuzzy\nmsgctxt "may-itch"').encode("utf-8")
    done = imported(spanish, "po", fuzzy)
    assert (done.changed, done.unfinished) == ((), ("may-itch",))


def test_an_empty_translation_deletes_nothing(spanish: Path) -> None:
    done = imported(spanish, "po", changed_po(spanish, may_itch=""))
    assert (done.changed, done.contents) == ((), {})


def test_one_statement_with_two_translations_is_refused(spanish: Path) -> None:
    file = polib.pofile(str(spanish / "es.po"))
    entry = next(entry for entry in file if entry.msgctxt == "may-itch")
    file.append(polib.POEntry(msgctxt="may-itch", msgid=entry.msgid, msgstr="Picor."))
    done = imported(spanish, "po", str(file).encode("utf-8"))
    assert "one translation of each statement" in done.findings[0].expected


def test_a_disk_that_fails_leaves_every_file_as_it_was(
    spanish: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(spanish, tmp_path / "project")
    file = polib.pofile(str(root / "es.po"))
    for entry in file:
        if entry.msgctxt in {"may-itch", "label.pic_sun"}:
            entry.msgstr = "Nuevo"
    (root / "given.po").write_text(str(file), "utf-8")
    before = {path: path.read_bytes() for path in (root / "docs/es").iterdir()}
    written = 0
    original = Path.chmod

    def full(self: Path, mode: int) -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise OSError(28, "No space left on device", str(self))
        original(self, mode)

    monkeypatch.setattr(Path, "chmod", full)
    result = leaflets(
        root, "import", "--format", "po", "--lang", "es", str(root / "given.po"), fails=True
    )
    assert "No space left on device" in result.output
    assert {path: path.read_bytes() for path in (root / "docs/es").iterdir()} == before


def test_a_ledger_is_not_touched_by_import(spanish: Path, tmp_path: Path) -> None:
    root = shutil.copytree(spanish, tmp_path / "project")
    ledger = root / "docs/es/reviews.tsv"
    ledger.write_text("\t".join(COLUMNS) + "\n", "utf-8")
    (root / "given.po").write_bytes(changed_po(root, may_itch="Picor: muy frecuente."))
    leaflets(root, "import", "--format", "po", "--lang", "es", str(root / "given.po"))
    assert ledger.read_text("utf-8") == "\t".join(COLUMNS) + "\n"
    assert "- Picor: muy frecuente.\n  {: #may-itch }" in (root / "docs/es/risks.md").read_text()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_itself_finds_nothing_wrong(spanish: Path) -> None:
    command = ["msgfmt", "--check", "--statistics", "-o", "/dev/null", str(spanish / "es.po")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        0,
        f"{len(texts(project_of(spanish), 'es'))} translated messages.\n",
    )


def test_english_takes_no_translation(copy: Path) -> None:
    (copy / "en.po").write_text('msgid ""\nmsgstr "Language: en\\n"\n', "utf-8")
    arguments = ("import", "--format", "po", "--lang", "en", str(copy / "en.po"))
    assert "a language to translate into" in leaflets(copy, *arguments, fails=True).output


def test_the_english_is_not_exported_as_its_own_translation(copy: Path) -> None:
    target = str(copy / "en.po")
    result = leaflets(
        copy, "export", "--format", "po", "--lang", "en", "--output", target, fails=True
    )
    assert "name a language to translate into" in result.output
    assert not (copy / "en.po").exists()
