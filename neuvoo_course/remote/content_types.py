"""What a web server has to say of each file, so that a bucket can serve a site as it lies there."""

from __future__ import annotations

_TYPES = {
    **{"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"},
    **{"json": "application/json", "xml": "application/xml", "txt": "text/plain; charset=utf-8"},
    **{"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"},
    **{"webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon"},
    **{"mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg"},
    **{"mp3": "audio/mpeg", "m4a": "audio/mp4", "oga": "audio/ogg", "ogg": "audio/ogg", "opus": "audio/ogg"},
    **{"vtt": "text/vtt; charset=utf-8", "woff": "font/woff", "woff2": "font/woff2"},
    **{"pdf": "application/pdf", "zip": "application/zip", "epub": "application/epub+zip"},
    **{"csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8", "rtf": "application/rtf"},
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""Suffix → type: named here, as what an operating system thinks of suffixes differs."""

OTHER = "application/octet-stream"


def content_type(name: str) -> str:
    """Give the type of a file by its name."""
    return _TYPES.get(name.rpartition(".")[2].lower(), OTHER)
