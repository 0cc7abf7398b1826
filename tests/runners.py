"""The languages as their folders declare them."""

from grader.adapters.exercise_files.runner_files import read_runners
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER

RUNNERS = read_runners(RUNNERS_FOLDER)
PYTHON = RUNNERS["python"]
