"""{% new_key %}: the key of a form, for `<c-once />`."""

from __future__ import annotations

from django import template
from django.template.context import Context

from wayfellow.services.desk.keys import new_key as make

register = template.Library()


@register.simple_tag(takes_context=True)
def new_key(context: Context) -> str:
    """A key bound to who opens the page; on a page without anybody, to nobody."""
    return make(getattr(getattr(context, "request", None), "actor", None))
