"""Where: places by the gazetteer."""
