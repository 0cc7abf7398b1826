"""Which runner takes the programs of other systems, by their files' suffix; their tests are Python's alone."""

PYTHON = "python"
RUNNERS = {".py": PYTHON, ".js": "javascript", ".mjs": "javascript", ".sh": "shell", ".php": "php", ".java": "java"}
INTERPRETERS = frozenset({"node", "nodejs", "bash", "sh", "php", "java"})
"""Commands that run the file behind them; Python's own are called by many names."""
