"""Entries of the journal, a line each."""

from typing import Any


def entry_line(entry: dict[str, Any]) -> str:
    """Number, time, what was asked and how it was answered; why it was refused; what happened."""
    events = ", ".join(event["name"] for event in entry["events"])
    asked = f"{entry['method']} {entry['path']} {entry['status']}" if entry["operation"] else "-"
    parts = [f"{entry['number']:>4}  {entry['at'][11:19]}  {asked}"]
    if entry["code"]:
        parts.append(": ".join(filter(None, (entry["code"], entry["detail"]))))
    if entry["faults"]:
        parts.append(f"faults: {', '.join(entry['faults'])}")
    return "  ".join([*parts, *([f"[{events}]"] if events else [])])
