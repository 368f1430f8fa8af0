"""A report as JUnit XML, which build machines show."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_chaport.checker.records import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sphinx_chaport.checker.report import Example, Report

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(report: Report, *, at: datetime, seconds: float = 0.0) -> str:
    """The report, one suite for each file; an empty run is an error of its own.

    Args:
        report: What was checked.
        at: When the run began.
        seconds: How long it took, as a whole.
    """
    root = ET.Element("testsuites", name="sphinx-chaport", time=f"{seconds:.3f}")
    by_file = groupby(report.examples, key=lambda each: each.file)
    for number, (file, examples) in enumerate(by_file):
        root.append(_suite(file, list(examples), number, at))
    if report.emptiness:
        suite = _suite("sphinx-chaport", [], len(root), at)
        suite.set("tests", "1")
        suite.set("errors", "1")
        case = ET.Element("testcase", name="any example", classname="sphinx-chaport", time="0")
        ET.SubElement(case, "error", type="empty", message=report.emptiness)
        suite.insert(1, case)
        root.append(suite)
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _suite(file: str, examples: Sequence[Example], number: int, at: datetime) -> ET.Element:
    def count(outcome: Outcome) -> str:
        return str(sum(each.status is outcome for each in examples))

    suite = ET.Element(
        "testsuite",
        name=_clean(file),
        package=_clean(file),
        id=str(number),
        timestamp=at.strftime("%Y-%m-%dT%H:%M:%S"),
        hostname="localhost",
        tests=str(len(examples)),
        failures=count(Outcome.FAILED),
        errors="0",
        skipped=count(Outcome.SKIPPED),
        time="0",
    )
    ET.SubElement(suite, "properties")
    suite.extend(_case(each) for each in examples)
    ET.SubElement(suite, "system-out")
    ET.SubElement(suite, "system-err")
    return suite


def _case(example: Example) -> ET.Element:
    name = f"{example.name} (line {example.line})"
    case = ET.Element("testcase", name=_clean(name), classname=_clean(example.file), time="0")
    if example.status is Outcome.SKIPPED:
        ET.SubElement(case, "skipped", message=_clean(example.reason))
    elif example.status is Outcome.FAILED:
        first = example.messages[0].split("\n")[0] if example.messages else ""
        failure = ET.SubElement(case, "failure", type="failure", message=_clean(first))
        failure.text = _clean(example.message)
    return case


def _clean(text: str) -> str:
    """The text without what XML has no way to write."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
