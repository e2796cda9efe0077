"""The command line: thin faces on the verbs of the pipeline and the chronicle."""
