"""Pages that no browser keeps: what they show is shown once, or is of nobody else, and a class shares its computers."""

from flask import Response


def never_store(response: Response) -> Response:
    """Let no browser keep a page in its history or on its disk."""
    response.headers["Cache-Control"] = "no-store"
    return response


def keep_apart(response: Response) -> Response:
    """Let no browser, search engine or other site keep or learn the address of a page, which is its secret."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return never_store(response)
