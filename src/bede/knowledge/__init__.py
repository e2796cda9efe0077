"""What is known, not done: the ontology, the world, and the words, as tables with thin readers."""
