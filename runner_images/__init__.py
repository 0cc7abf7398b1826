"""Runner images: `common` is in each; every other folder is a language, which imports `common` and no other."""
