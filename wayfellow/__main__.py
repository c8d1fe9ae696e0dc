"""`python -m wayfellow` is the command line."""

from __future__ import annotations

from wayfellow.config.entry import main

main()
