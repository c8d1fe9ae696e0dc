"""What the application server loads where there is a record: nobody is let in where row security could be bypassed."""

from __future__ import annotations

from django.conf import settings

from wayfellow.config.wsgi import application
from wayfellow.services.installation import refuse_unsafe

__all__ = ["application"]

if settings.DATABASES:
    refuse_unsafe()
