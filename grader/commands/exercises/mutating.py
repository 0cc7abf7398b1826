"""`grader exercise check --mutants`: small changes of the solution, handed in one after the other."""

from contextlib import closing

from grader.adapters.mutation.mutators import MUTATORS
from grader.adapters.clock import utc_now
from grader.sandboxes import runners, sandbox
from grader.commands.exercises.live_output import LiveOutput
from grader.domain.exercises.runners import runner_of
from grader.domain.publishing.mutants import MutantTrial
from grader.domain.publishing.proved import Proved
from grader.engine.publishing.mutants import try_mutants
from grader.settings import Settings
from grader.wording.catalogue import gettext_for
from grader.wording.exercises.mutant_lines import mutant_lines


def mutate_and_say(proved: Proved, settings: Settings, output: LiveOutput) -> MutantTrial | None:
    """Try mutants of a solution that passes, and say which of them pass too; None where its language has none."""
    known = runners()
    runner = runner_of(proved.folder.exercise, known)
    began = utc_now()
    if runner.mutants is None:
        trial = None
    else:
        with closing(sandbox(settings)) as own:
            trial = try_mutants(
                proved.folder,
                proved.proofs[0].result,
                mutate=MUTATORS[runner.mutants](runner),
                sandbox=own,
                runners=known,
                now=utc_now,
                on_mutant=lambda number, count: output.begin(_mutant(number, count, settings)),
            )
    first, *others = mutant_lines(trial, settings.language)
    output.say(first, utc_now() - began if trial else None)
    for line in others:
        output.say(line)
    return trial


def _mutant(number: int, count: int, settings: Settings) -> str:
    return gettext_for(settings.language).gettext("change %(number)s of %(count)s") % {"number": number, "count": count}
