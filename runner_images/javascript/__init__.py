"""The runner of JavaScript: the learner's code in Node, the tests in Python as for every language."""
