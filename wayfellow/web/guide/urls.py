"""The addresses of the guide. No answer is ever in one."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.guide import papers, views

urlpatterns: list[URLPattern] = [
    path("", views.start, name="guide"),
    path("letter/", views.letter, name="guide-letter"),
    path("safe/", views.safe, name="guide-safe"),
    path("go-on/", views.go_on, name="guide-go-on"),
    path("check/", views.check, name="guide-check"),
    path("format/", views.read_as, name="guide-format"),
    path("keep/", views.keep, name="guide-keep"),
    path("erase/", views.erase, name="guide-erase"),
    path("erased/", views.erased, name="guide-erased"),
    path("result/", views.result, name="guide-result"),
    path("result.pdf", papers.result_as_pdf, name="guide-result-pdf"),
    path("card/", papers.card, name="guide-card"),
    path("card.pdf", papers.card_as_pdf, name="guide-card-pdf"),
    path("<slug:key>/", views.question, name="guide-question"),
]
