"""Whole addresses, for what leaves the browser: made from the public address, never from the host asked for."""

from urllib.parse import urlsplit

from web.http.context import grader


def repository_address(cohort: str, handle: str) -> str:
    """Return what Git clones and pushes to, with the handle in it so that Git only asks for the token."""
    return _git_address(handle, f"{cohort}/{handle}")


def exercises_address(handle: str) -> str:
    """Return the same of the exercises' repository, for somebody of the staff."""
    return _git_address(handle, "exercises")


def invitation_address(secret: str) -> str:
    """Return the link by which somebody chooses a password."""
    return f"{grader().settings.public_url.rstrip('/')}/invitations/{secret}"


def portfolio_address(secret: str) -> str:
    """Return the link by which whoever has it reads a portfolio."""
    return f"{grader().settings.public_url.rstrip('/')}/portfolios/links/{secret}"


def placement_address(secret: str) -> str:
    """Return the link by which somebody says what became of them."""
    return f"{grader().settings.public_url.rstrip('/')}/placements/{secret}"


def submission_address(submission_id: str) -> str:
    """Return where a hand-in is read."""
    return f"{grader().settings.public_url.rstrip('/')}/submissions/{submission_id}"


def _git_address(handle: str, path: str) -> str:
    public = urlsplit(grader().settings.public_url)
    return f"{public.scheme}://{handle}@{public.netloc}{public.path.rstrip('/')}/git/{path}.git"
