"""What a trainer reads of another system's exercises: what keeps one from being imported, what is left to do."""

from grader.wording.catalogue import N_

IMPORT_PROBLEMS = {
    "not_json": N_("is not JSON: %(text)s"),
    "no_object": N_("“%(where)s” must be an object in braces"),
    "path_leads_out": N_("names “%(text)s”: only plain paths inside its folder are read"),
    "is_link": N_("is a link: links are not followed"),
    "no_regular_file": N_("is no plain file"),
    "too_large": N_("is larger than 1 MiB: it is left out"),
    "slug_twice": N_("lists “%(text)s” twice"),
    "no_tests": N_("has no test that can be found by reading its files"),
    "tests_of_jest": N_("has tests of Jest's, which is not here: write them for node:test (docs/kinds/native.md), or in pytest"),
    "examples_unmatched": N_("does not say which example solves which file (%(text)s)"),
    "tests_skipped": N_("these tests are left out, as they are skipped: %(text)s"),
    "tests_made_while_running": N_("may make tests while it runs: they get no check"),
    "deprecated": N_("is given up by its track, and imported as long as it is whole"),
    "no_licence": N_("is missing: ask the track's authors under which licence you may use it"),
    "another_licence": N_("is another file already, and stays: keep the track's licence beside its exercises yourself"),
    "unknown_source": N_(
        "is nothing that is known: no tests of pytest or unittest, no autograding.json or workflow of GitHub Classroom, "
        "no Exercism track, no check50, no run_autograder. Say what it is with --as"
    ),
    "too_many_files": N_("holds more files than an exercise has: take a folder with one exercise alone"),
    "no_archive": N_("is no folder and no zip archive"),
    "not_yaml": N_("is not YAML: %(text)s"),
    "yaml_aliases": N_("uses YAML's aliases (&name, *name): write the steps out"),
    "no_graded_tests": N_("is missing, or has no test, and no workflow has a grader of Classroom's"),
    "nothing_maps": N_("nothing of it is a program's run or a test of pytest's: %(text)s. Write its checks by hand"),
    "no_program": N_(
        "its tests import no file of this folder: put the programs that they test beside them, or in solution/"
    ),
    "no_case": N_("“%(where)s”: its %(text)s is longer, larger or otherwise than a case may have it: change it first"),
    "no_statement": N_("there was no README to make it of: write what learners are to do"),
    "solution_wanted": N_("write the solved file here, or import again with --solution FOLDER: without it nothing is proven"),
    "starter_made": N_("is the solution without what its functions do: look at it, as learners will"),
    "starts_programs": N_(
        "starts programs itself, which no test may: use the fixture `program` (docs/kinds/program.md)"
    ),
    "test_name_unfit": N_(
        "“%(text)s”: the names of a test and of its file have letters without accents, digits and _ alone: rename it"
    ),
    "setup_command": N_("“%(where)s” first runs `%(text)s`, which is not done here: see that its checks do without"),
    "needs_shell": N_("“%(where)s” runs `%(text)s` in a shell: write a case with its input, or a test"),
    "other_tool": N_("“%(where)s” runs `%(text)s`, which is no single program and no pytest: write a case or a test"),
    "other_language": N_("“%(where)s” runs %(text)s, and an exercise has one language: make it an exercise of its own"),
    "no_such_tests": N_("“%(where)s” runs `%(text)s`, and no test of the repository is meant by that"),
    "points_spread": N_("“%(where)s” gave its points for all its tests at once: they are spread over these (%(text)s)"),
    "not_graded": N_("%(text)s was graded by nothing, so it has 0 points: give it some, or take it out"),
    "check50_step": N_("“%(where)s” does `%(text)s`, which no case can say: write a test for it (docs/kinds/program.md)"),
    "check50_pattern": N_(
        "“%(where)s” expects what no case can say safely, as several things that follow each other: write a test for it"
    ),
    "check50_words": N_("“%(where)s” makes a pattern by code: the words that it shows to people are looked for instead"),
    "gradescope_script": N_(
        "decides itself, and runs no test of unittest's among which ours could tell a false result: write exercise.toml "
        "with a check or a case for each thing it tests"
    ),
    "gradescope_setup": N_("installs packages: the runner's image has what there is; see what the tests need of it"),
    "gradescope_tests": N_("if it holds pytest tests, import its folder with --as pytest"),
    "gradescope_other": N_("take it along if the tests need it"),
    "package_wanted": N_(
        "installs %(text)s, which exercises may not ask for here: if the tests need it, have it added to GRADER_PACKAGES "
        "and write it under `packages` in exercise.toml"
    ),
    "partial_credit": N_("gives some of the points for these, and a check gives all or none: %(text)s"),
    "already_there": N_("is there already: --force replaces it"),
    "no_exercise_there": N_(
        "is there already and is no exercise: it is never replaced. Say another OUT_DIR, or another name with --slug"
    ),
}
"""What may be wrong with a source, or is left to do by hand."""
