"""The recipe from corpora to the model file. Needs torch and transformers; the package itself does not."""
