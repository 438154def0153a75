"""A pretend platform inside the page, which can be made to fail in every way seen in the field."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

from tests.judges.chromium import let_tell

PLATFORM = """
window.platform = {
    calls: [], values: { "cmi.core.student_id": "aino" }, refuse: {}, error: "0", throws: false, hangs: 0,
};
const answer = (name, ...values) => {
    const { calls, refuse, throws, hangs, values: known } = window.platform;
    if (throws) throw new Error("gone");
    for (const end = performance.now() + (name === "LMSCommit" && hangs); performance.now() < end; ) ;
    calls.push([name, ...values]);
    if (name === "LMSGetLastError") return window.platform.error;
    if (name === "LMSGetErrorString") return "Out of order";
    window.platform.error = refuse[name] || "0";
    if (refuse[name]) return name === "LMSGetValue" ? "" : "false";
    if (name === "LMSSetValue") known[values[0]] = values[1];
    return name === "LMSGetValue" ? known[values[0]] || "" : "true";
};
const names = ["Initialize", "GetValue", "SetValue", "Commit", "Finish", "GetLastError", "GetErrorString"];
const api = Object.fromEntries(names.map((name) => ["LMS" + name, (...values) => answer("LMS" + name, ...values)]));
"""
"""`api` and `window.platform`; nothing finds it yet."""

PRESENT = PLATFORM + "window.API = api;"
"""The same where a page looks for it."""


def calls(page: Page | Frame, *names: str) -> list[list[str]]:
    """Give the calls to the pretend platform with one of these names."""
    found: list[list[str]] = page.evaluate("window.platform.calls")
    return [call for call in found if call[0].removeprefix("LMS") in names]


def in_platform(page: Page | Frame, name: str) -> str:
    """Give a value that the platform has been given, once the page has had the time to tell it."""
    let_tell(page)
    return str(page.evaluate("name => window.platform.values[name] || ''", name))
