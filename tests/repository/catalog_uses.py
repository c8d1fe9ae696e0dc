"""Where strings are used: the keys that templates and code name, and the patterns of keys made from codes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "wayfellow"
SAID = re.compile(
    r"""\{%-?\s*say\s+"([^"]+)"            # {% say "home.title" … %}
    | "([\w.-]+)"\s*\|\s*say\b             # "home.title"|say
    | <c-draft\b[^>]*?\bkey="([\w.-]+)"    # <c-draft key="safety.title">
    """,
    re.VERBOSE,
)
QUOTED = re.compile(r"""["']([\w-]+(?:\.[\w-]+)*\.?)["']""")
CODE = "[\\w.-]+"


def templates() -> list[Path]:
    """Every file a page is put together from, drawings among them."""
    return sorted(path for path in (PACKAGE / "web" / "templates").rglob("*.*") if path.suffix in {".html", ".svg"})


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def said_in_templates(text: str) -> set[str]:
    """Keys a template says for sure; a key held in a variable is not among them."""
    return {next(filter(None, groups)) for groups in SAID.findall(text)}


def said_in_code(text: str) -> set[str]:
    """Keys given as they are to `….say("…")`."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and node.args)
    return {
        node.args[0].value
        for node in calls
        if isinstance(node.func, ast.Attribute)
        and node.func.attr == "say"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def patterns_in_templates(text: str) -> Iterator[str]:
    """Every quoted word of a template, as a pattern; one that ends in a dot begins a family of keys."""
    yield from (_pattern(word) for word in QUOTED.findall(text))


def patterns_in_code(text: str) -> Iterator[str]:
    """Every string of a module, as a pattern: `f"step.{code}"` and `"step."` stand for all the steps."""
    nodes = list(ast.walk(ast.parse(text)))
    joined = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in joined for part in node.values}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            yield _pattern(node.value)
    for node in joined:
        said = "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else CODE for part in node.values)
        yield said + (CODE if said.endswith(r"\.") else "")


def _pattern(word: str) -> str:
    return re.escape(word) + (CODE if word.endswith(".") else "")
