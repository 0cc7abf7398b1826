"""Makes a starter of a solution: the same functions and classes, without what they do."""

import ast

from grader.adapters.exercise_files.suite import UNREADABLE, Function
from grader.adapters.importing.conversion import ForeignFile, ForeignFiles
from grader.domain.text import Language

BEGIN = {Language.FR: "À toi de jouer", Language.EN: "Over to you"}
COMMENTS = {".js": "// {}\n", ".mjs": "// {}\n", ".cjs": "// {}\n", ".java": "// {}\n", ".php": "<?php\n// {}\n"}
HASH = "# {}\n"


def begun(path: str, language: Language) -> bytes:
    """Return a file in which a learner begins with nothing."""
    suffix = path[path.rfind(".") :]
    return COMMENTS.get(suffix, HASH).format(BEGIN[language]).encode()


def emptied(solution: ForeignFiles, language: Language) -> dict[str, ForeignFile]:
    """Return the files of a solution as learners may be given them; what is no program stays as it is."""
    return {
        path: ForeignFile(piece.source, _emptied(path, piece.content, language)) if path.endswith(".py") else piece
        for path, piece in solution.items()
    }


def _emptied(path: str, program: bytes, language: Language) -> bytes:
    try:
        tree = ast.parse(program)
    except UNREADABLE:
        return begun(path, language)
    tree.body = [kept for node in tree.body if (kept := _kept(node)) is not None]
    if not any(isinstance(node, Function | ast.ClassDef) for node in tree.body):
        return begun(path, language)
    return f"{ast.unparse(tree)}\n".encode()


def _kept(node: ast.stmt) -> ast.stmt | None:
    """Return what is left of a statement; None for one that may be part of the answer."""
    if isinstance(node, Function):
        node.body = [*_said(node.body), ast.Pass()]
        return node
    if isinstance(node, ast.ClassDef):
        node.body = _said(node.body) + [
            kept for part in node.body if isinstance(part, Function) and (kept := _kept(part))
        ]
        node.body = node.body or [ast.Pass()]
        return node
    return node if isinstance(node, ast.Import | ast.ImportFrom) or _is_text(node) else None


def _said(body: list[ast.stmt]) -> list[ast.stmt]:
    return body[:1] if _is_text(body[0]) else []


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
