"""A pytest session, prepared before there is a suite: reading its options takes longer than a small suite does."""

import contextlib
import dataclasses
import os
from pathlib import Path

import _pytest.config
import pytest

_INI_FILES = frozenset({"pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"})
_PLUGINS_WITHOUT_USE = ("cacheprovider", "faulthandler", "pastebin", "stepwise", "doctest", "setuponly", "setupplan")


class Session:
    """One session; a fork of the process that prepared it runs it once."""

    def __init__(self, empty: Path) -> None:
        """Read the options, and load what they ask for, in an empty folder."""
        self._config = _pytest.config._prepareconfig(_arguments(empty), [])  # noqa: SLF001 - pytest.main's first half

    def run(self, folder: Path, plugin: object, files: frozenset[str]) -> None:
        """Run what is in `folder`, whose top-level `files` are named, with `plugin`; it is the working directory.

        Does what `pytest.main` would, and falls back to it where the suite has options of its own.
        """
        if files & _INI_FILES:
            pytest.main(_arguments(folder), plugins=[plugin])
            return
        os.environ["PYTEST_VERSION"] = pytest.__version__
        self._move(folder)
        config = self._config
        # What pytest would print of a conftest.py that does not load or of wrong usage, nobody reads.
        with contextlib.suppress(_pytest.config.ConftestImportFailure, pytest.UsageError):
            config.pluginmanager.register(plugin)
            config.pytest_load_initial_conftests(early_config=config)
            try:
                config.hook.pytest_cmdline_main(config=config)
            finally:
                config._ensure_unconfigure()  # noqa: SLF001 - as pytest.main does

    def _move(self, folder: Path) -> None:
        config, place = self._config, str(folder)
        config._rootpath = folder  # noqa: SLF001 - there is no other way to give it another root
        config.invocation_params = dataclasses.replace(
            config.invocation_params, args=tuple(_arguments(folder)), dir=folder
        )
        config.args = [place]
        for options in (config.option, config.known_args_namespace):
            options.file_or_dir = [place]
            options.rootdir = place
        config.known_args_namespace.confcutdir = place


def _arguments(folder: Path) -> list[str]:
    without = [part for name in _PLUGINS_WITHOUT_USE for part in ("-p", f"no:{name}")]
    return [str(folder), f"--rootdir={folder}", "--capture=sys", "--tb=native", *without]
