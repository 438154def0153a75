"""Objects in S3: there when complete, known by their MD5, and large ones sent on from where a killed build stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from . import objects
from .errors import StoreError, told
from .objects import Entry, Objects
from .payload import Payload


class S3Objects(Objects):
    """Objects in a bucket. S3 itself shows an object only when all of it has come."""

    at_once = 16

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self._etags: dict[str, str] = {}

    def require(self) -> None:
        bucket = self._place("")["Bucket"]
        with told(self.address):
            try:
                self._call("head_bucket", Bucket=bucket)
            except FileNotFoundError as error:
                raise StoreError(f"{self.address}: there is no bucket {bucket!r}.") from error

    def is_same(self, there: Entry, payload: Payload) -> bool:
        """Compare MD5: where a bucket's own encryption gives other marks, an object is taken for another one."""
        return there.size == payload.size and there.mark == self._etag(payload)

    def _etag(self, payload: Payload) -> str:
        if payload.digest not in self._etags:
            etag = etag_of(payload)
            if not payload.digest:
                return etag
            self._etags[payload.digest] = etag
        return self._etags[payload.digest]

    def _write(self, name: str, payload: Payload) -> None:
        place = self._place(name)
        if payload.size <= objects.PIECE:
            (body,) = payload.pieces(objects.PIECE)
            self._call("put_object", **place, Body=body, ContentType=payload.content_type)
            return
        try:
            self._write_large(place, payload)
        except FileNotFoundError:  # the upload is gone: another worker may have finished the same
            there = self.entry(name)
            if there is None or not self.is_same(there, payload):
                raise

    def _write_large(self, place: Mapping[str, str], payload: Payload) -> None:
        """Send in parts; those that an interrupted upload has brought already are not sent again."""
        upload = self._begun(place) or self._begin(place, payload)
        there = self._parts(place, upload)
        parts = []
        for number, piece in enumerate(payload.pieces(objects.PIECE), 1):
            etag = _md5(piece).hexdigest()
            if there.get(number) != etag:
                sent = self._call("upload_part", **place, UploadId=upload, PartNumber=number, Body=piece)
                etag = sent["ETag"].strip('"')
            parts.append({"PartNumber": number, "ETag": etag})
        self._call("complete_multipart_upload", **place, UploadId=upload, MultipartUpload={"Parts": parts})

    def _begun(self, place: Mapping[str, str]) -> str:
        """Give the last upload of this object that nobody has ended, or an empty string."""
        found = self._call("list_multipart_uploads", Bucket=place["Bucket"], Prefix=place["Key"])
        ours = [one for one in found.get("Uploads", ()) if one["Key"] == place["Key"]]
        return str(max(ours, key=lambda one: one["Initiated"])["UploadId"]) if ours else ""

    def _begin(self, place: Mapping[str, str], payload: Payload) -> str:
        return str(self._call("create_multipart_upload", **place, ContentType=payload.content_type)["UploadId"])

    def _parts(self, place: Mapping[str, str], upload: str) -> dict[int, str]:
        found = self._call("list_parts", **place, UploadId=upload)
        return {part["PartNumber"]: part["ETag"].strip('"') for part in found.get("Parts", ())}

    def _remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self._call("delete_object", **self._place(name))

    def _place(self, name: str) -> dict[str, str]:
        bucket, _, key = self._path(name).partition("/")
        return {"Bucket": bucket, "Key": key}

    def _call(self, method: str, **arguments: object) -> Any:
        return self.files.call_s3(method, **arguments)


def etag_of(payload: Payload) -> str:
    """Give the mark that S3 gives an object sent as we send it."""
    digests = [_md5(piece) for piece in payload.pieces(objects.PIECE)]
    if len(digests) == 1:
        return digests[0].hexdigest()
    return f"{_md5(b''.join(one.digest() for one in digests)).hexdigest()}-{len(digests)}"


def _md5(data: bytes) -> hashlib._Hash:
    return hashlib.md5(data, usedforsecurity=False)
