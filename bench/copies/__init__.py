"""The stress set of copied documents: made by script from real news, with the truth known by construction."""
