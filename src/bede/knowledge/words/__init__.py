"""The words of a language as data: one folder per language, and typed loaders."""
