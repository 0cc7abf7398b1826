"""A pytest session, begun before there is a suite: to read its options and set it up takes longer than a small suite.

The two halves of `pytest.main` (https://docs.pytest.org, version 8.3), apart in time and, but for the fork, in process.
"""

import contextlib
import dataclasses
import os
from pathlib import Path
from typing import Protocol

import _pytest.config
import _pytest.main
import pytest

_OPTIONS = frozenset({"pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"})
_PLUGINS_WITHOUT_USE = ("cacheprovider", "faulthandler", "pastebin", "stepwise", "doctest", "setuponly", "setupplan")


class Plugin(Protocol):
    """What a session runs for: it is told what keeps the session from its tests."""

    def stop(self, error: BaseException) -> None:
        """Hear of the `error` that ended the session."""


class PytestSession:
    """One session; a fork of the process that began it takes it to the suite's folder and runs it once."""

    def __init__(self, empty: Path) -> None:
        """Read the options, load what they ask for, and begin, in an empty folder."""
        os.environ["PYTEST_VERSION"] = pytest.__version__
        self._config = _pytest.config._prepareconfig(_arguments(empty), [])  # noqa: SLF001 - pytest.main's own
        self._session = pytest.Session.from_config(self._config)
        self._config._do_configure()  # noqa: SLF001 - as pytest.main does
        self._config.hook.pytest_sessionstart(session=self._session)

    def move(self, folder: Path) -> None:
        """Take it to `folder`, the working directory, where the suite will come."""
        config, session, place = self._config, self._session, str(folder)
        config._rootpath = folder  # noqa: SLF001 - there is no other way to give it another root
        arguments = tuple(_arguments(folder))
        config.invocation_params = dataclasses.replace(config.invocation_params, args=arguments, dir=folder)
        config.args = [place]
        for options in (config.option, config.known_args_namespace):
            options.file_or_dir = [place]
            options.rootdir = place
        session.path = folder
        session._bestrelpathcache = _pytest.main._bestrelpath_cache(folder)  # noqa: SLF001 - names of tests begin there

    def run(self, folder: Path, plugin: Plugin, files: frozenset[str], *others: object) -> None:
        """Run what is in `folder` by now, whose `files` are named, with `plugin` and `others`.

        A suite with options or a `conftest.py` of its own, which may want a word in the beginning, begins anew.
        """
        names = {Path(file).name for file in files}
        if names & {*_OPTIONS, "conftest.py"}:
            _begin_anew(folder, plugin, *others)
            return
        hook = self._config.hook
        # pytest would take these as the end of its session, and say so where nobody reads it.
        with contextlib.suppress(Exception, SystemExit, KeyboardInterrupt, pytest.exit.Exception):
            for one in (plugin, *others):
                self._config.pluginmanager.register(one)
            hook.pytest_collection(session=self._session)
            hook.pytest_runtestloop(session=self._session)


def _begin_anew(folder: Path, plugin: Plugin, *others: object) -> None:
    """Do what `pytest.main` does, which tells of a `conftest.py` that raises on stderr alone."""
    try:
        config = _pytest.config._prepareconfig(_arguments(folder), [plugin, *others])  # noqa: SLF001 - pytest.main's own
        try:
            config.hook.pytest_cmdline_main(config=config)
        finally:
            config._ensure_unconfigure()  # noqa: SLF001 - as pytest.main does
    except BaseException as error:  # noqa: BLE001 - a suite's own files may raise anything while they load
        plugin.stop(error)


def _arguments(folder: Path) -> list[str]:
    without = [part for name in _PLUGINS_WITHOUT_USE for part in ("-p", f"no:{name}")]
    return [str(folder), f"--rootdir={folder}", "--capture=sys", "--tb=native", *without]
