"""Which claims speak of one happening: claims as columns, candidate pairs, features and weights, clusters."""
