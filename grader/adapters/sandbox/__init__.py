"""Docker: images that hold a language and our harness, and hardened containers that each run one learner's code."""
