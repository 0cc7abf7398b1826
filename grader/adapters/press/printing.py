"""The other process: reads a page of HTML from standard input, and writes it as a tagged PDF to standard output.

It is started as a file, and imports nothing of ours: https://doc.courtbouillon.org/weasyprint/stable/
"""

import resource
import sys

NO_LIBRARY = 3
"""How it ends where Pango is missing."""
MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 60


def main() -> None:
    """Make the paper."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        import weasyprint  # noqa: PLC0415 - within the limits, and it may lack its library
    except OSError:
        sys.exit(NO_LIBRARY)
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - as above

    class Nothing(URLFetcher):  # type: ignore[misc] # it ships no types
        """Fetches nothing: a page brings all that it needs."""

        def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002 - the library's signature
            """Refuse an address of any kind.

            Raises:
                ValueError: Always.
            """
            message = "a paper fetches nothing"
            raise ValueError(message)

    page = sys.stdin.buffer.read().decode()
    paper = weasyprint.HTML(string=page, url_fetcher=Nothing()).write_pdf(pdf_variant="pdf/ua-1")
    sys.stdout.buffer.write(paper)


if __name__ == "__main__":
    main()
