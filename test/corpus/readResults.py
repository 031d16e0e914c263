"""An independent reading of result files, by Python's own XML parser, to hold ours against.

Reads paths from stdin, one a line; writes one JSON object a line: {root, title, systems, results},
or {broken} when the file is not well-formed.
"""
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$")
SERIES = {"LINE_GRAPH", "FILLED_LINE_GRAPH", "SCATTER_PLOT"}
NO_NUMBERS = {"PASS_FAIL", "MULTI_PASS_FAIL", "IMAGE_COMPARISON", "NO_RESULT"}


def numbers(text, separator):
    return [float(item) for item in text.split(separator) if NUMBER.match(item)]


def text(element, name):
    return (element.findtext(name) or "")


def entry(element, display):
    value = text(element, "Value").strip()
    raw = text(element, "RawString").strip()
    number = float(value) if NUMBER.match(value) else None
    trials = []
    if value and display not in SERIES | NO_NUMBERS:
        trials = numbers(raw, ":") if raw else ([] if number is None else [number])
    details = json.loads(text(element, "JSON") or "{}") or {}
    return {
        "system": text(element, "Identifier"),
        "value": number,
        "trials": trials,
        "series": numbers(value, ",") if display in SERIES else [],
        "outcomes": value.split(",") if display in {"PASS_FAIL", "MULTI_PASS_FAIL"} and value else [],
        "error": details.get("error"),
        "runTimes": numbers(details.get("test-run-times", ""), ":"),
    }


def result(element, names, entries):
    found = {ours: text(element, theirs) for ours, theirs in names.items()}
    display = found["displayFormat"].strip() or "BAR_GRAPH"
    found["entries"] = [entry(each, display) for each in element.iterfind(entries)]
    return found


CURRENT = {name[0].lower() + name[1:]: name for name in
           ["Identifier", "Title", "AppVersion", "Arguments", "Description", "Scale", "DisplayFormat",
            "Annotation", "Parent"]}
LEGACY = {"identifier": "TestName", "title": "Name", "appVersion": "Version", "arguments": "TestArguments",
          "description": "Attributes", "scale": "Scale", "displayFormat": "ResultFormat",
          "annotation": "-", "parent": "-"}


def read(path):
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        return {"broken": str(error)}
    systems = []
    for each in root.iterfind("System"):
        identifiers = (text(each, "AssociatedIdentifiers").split(",") if each.find("Identifier") is None
                       else [text(each, "Identifier")])
        systems += [{"identifier": name, "hardware": text(each, "Hardware"), "software": text(each, "Software"),
                     "details": json.loads(text(each, "JSON") or "{}") or {}} for name in identifiers]
    results = [result(each, CURRENT, "Data/Entry") for each in root.iterfind("Result")]
    results += [result(each, LEGACY, "Results/Group/Entry") for each in root.iterfind("Benchmark")]
    return {"root": root.tag, "title": text(root, "Generated/Title") or text(root, "Suite/Title"),
            "systems": systems, "results": results}


for line in sys.stdin:
    print(json.dumps(read(line.rstrip("\n"))))
