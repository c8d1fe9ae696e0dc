"""`wayfellow translations`: how far each language is, and its files in step with the English."""

from __future__ import annotations

from pathlib import Path

import click

from wayfellow.rules.problems import Problem
from wayfellow.services import translations as files
from wayfellow.services.wording import FOLDER, describe

A_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("lang", nargs=-1)
@click.option("--update", is_flag=True, help="Write entries for new and changed English; a changed one is a draft.")
@click.option("--locale", type=A_FOLDER, default=FOLDER, help="The folder of languages, if not our own.")
def translations(lang: tuple[str, ...], update: bool, locale: Path) -> None:
    """Count what is translated, and say which files are behind the English.

    LANG is the tag of a language, like es or zh-Hant; without one, all there are. Ends with 1 if a file is behind.
    """
    behind: list[str] = []
    for tag in lang or files.translated_languages(locale):
        name = describe(tag).english_name
        names = files.update(tag, locale) if update else files.out_of_step(tag, locale)
        if update:
            for file in names:
                click.echo(f"Wrote {tag}/{file}")
        else:
            behind += [f"{tag}/{file}" for file in names]
        if (locale / tag).is_dir():
            done = files.progress(tag, locale)
            click.echo(f"{name}: {done.reviewed} reviewed, {done.draft} draft, {done.missing} missing")
    if behind:
        raise Problem(f"Behind the English: {', '.join(behind)}. Run: ./run wayfellow translations --update")
