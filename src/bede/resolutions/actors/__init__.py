"""Who is meant: names, roles, groups, countries, and the pronouns that stand for them."""
