"""Style sheets, scripts and pictures: named by their content, compressed beforehand."""

from __future__ import annotations

from contextlib import suppress

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """A file that was never compiled costs a page its looks, not the page."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        with suppress(ValueError):
            return str(super().stored_name(name))
        return name
