"""What an operator reads of a setting that cannot be taken."""

from grader.domain.errors import WrongSetting
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

LINE = N_("%(setting)s: %(sentence)s")
LINE_WITH_VALUE = N_("%(setting)s: %(sentence)s (it is “%(given)s”)")


def setting_line(setting: str, wrong: WrongSetting, given: str, language: Language) -> str:
    """Return what a setting has to be.

    Args:
        setting: The name of its variable.
        given: What it is; an empty string where that is a secret.
    """
    say = gettext_for(language).gettext
    sentence = say(wrong.sentence) % wrong.values if wrong.values else say(wrong.sentence)
    told = say(LINE) % {"setting": wrong.where, "sentence": sentence} if wrong.where else sentence
    line = LINE_WITH_VALUE if given else LINE
    return say(line) % {"setting": setting, "sentence": told, "given": quotable(given)}
